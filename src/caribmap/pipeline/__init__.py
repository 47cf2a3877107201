"""The ways through the stages: examine a dossier, compile it, show it in a notebook."""
