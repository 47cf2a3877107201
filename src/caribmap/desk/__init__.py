"""The authoring desk: an editor in the browser for a dossier's own files."""
