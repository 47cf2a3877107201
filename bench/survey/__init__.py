"""How fast an archive is surveyed, and what other finders miss."""
