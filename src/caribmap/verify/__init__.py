"""Verification: published pages, read without running them, are compared with articles and dossiers."""
