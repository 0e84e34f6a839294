"""What is said: from a report to its claims. One file for each thing that is read; `reader.read` runs them in order."""
