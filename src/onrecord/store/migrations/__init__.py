"""How the store's tables came to be as they are: one file a step, up and down, run by Alembic."""
