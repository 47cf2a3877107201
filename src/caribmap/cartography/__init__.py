"""What page and picture share: the table of kinds, the palette, the words, the tile services."""
