"""The published methods, one file each: what its recorder publishes as its rule, and the assessments that the rule comes to."""
