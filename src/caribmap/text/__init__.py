"""Text as articles write it: numbers, dates, folds, and finding one text in another."""
