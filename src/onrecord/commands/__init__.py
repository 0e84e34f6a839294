"""Commands that most runs do not need: each file is imported when its command is called, so that `onrecord read` starts fast."""
