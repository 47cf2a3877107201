"""Changes of a dossier's files, as text: one change replaces the smallest value that holds it."""
