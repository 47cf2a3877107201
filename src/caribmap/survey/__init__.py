"""Surveys: a dossier's places in archives of any size, on Dask; and the map of what was found."""
