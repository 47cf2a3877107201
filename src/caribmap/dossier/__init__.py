"""The nouns and settings of a dossier as loaded records, and where each stands in its file."""
