"""What words mean: one folder of TOML a language, the same file names in each, read by `pack`."""
