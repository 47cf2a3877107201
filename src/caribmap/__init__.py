"""caribmap, a compiler for sourced maps."""
