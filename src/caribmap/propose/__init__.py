"""What the program proposes and a person decides: candidates for names, beginnings of records."""
