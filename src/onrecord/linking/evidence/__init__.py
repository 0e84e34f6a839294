"""The evidence for and against: one small file a comparison, each with its levels, their shipped weights and the sentences."""
