"""Coasts finer than the pack's: the installed one, of GSHHG, and a dossier's own. What cuts loads shapely."""
