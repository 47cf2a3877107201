"""What comes back: published pages, read without running them, against articles and dossiers."""
