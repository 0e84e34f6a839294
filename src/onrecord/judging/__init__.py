"""What people decide: judgements that are signed, found again after a new reading, withdrawable, and outrank any score."""
