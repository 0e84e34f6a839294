"""Pages over the store, live: the same as those of the published site, for one's own machine."""
