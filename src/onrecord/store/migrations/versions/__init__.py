"""The steps, from the first on. A step that was released is never changed: what is new is a new step."""
