"""Remember: what was read, linked, weighed and judged, with its history, in SQLite or PostgreSQL behind one `Store`."""
