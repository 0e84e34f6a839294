"""Show it: one file a format. Every format is a function from a reading to words, so that readings can be written as they come."""
