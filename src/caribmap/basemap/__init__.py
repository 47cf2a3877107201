"""The basemap: the committed pack of Natural Earth, and the sheets that are cut from it for a dossier."""
