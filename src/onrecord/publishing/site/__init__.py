"""The record as a static site: what is handed in as an edition becomes files, one for each page. Pure: no clock, no disk, no network."""
