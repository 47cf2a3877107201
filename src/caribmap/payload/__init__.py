"""The page's data: its types, how it is composed, and its columnar form, encoded and decoded."""
