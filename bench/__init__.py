"""Measures how well and how fast On Record reads, on the data for development (which is no part of the project)."""
