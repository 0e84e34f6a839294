"""Get reports: from files by what is in them, from folders, from standard input.

Every source is a function that yields captures, and a problem in the place of each report that cannot be had.
"""
