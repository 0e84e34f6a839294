"""Where names are: the gazetteer that On Record ships, unpacked once and searched as it lies on the disk."""
