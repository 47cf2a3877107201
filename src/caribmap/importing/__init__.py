"""Places and quotes from files of other programs, which come from strangers: each reader has its bounds."""
