"""How many of the place names in annotated corpora the finder notices, beside other tools."""
