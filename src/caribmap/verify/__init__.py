"""What comes back: reading published pages without running them, and comparing them with articles and dossiers."""
