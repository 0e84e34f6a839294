"""How much stands: what each published method makes of the counts of one incident; agreements and alleged breaches; comparisons checked.

Pure, like reading: what is weighed is handed in, and the same case gives the same assessments in whatever order its claims come.
"""
