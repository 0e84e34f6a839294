"""The record that these tests look at."""

from web_record import client, home, keys, live  # noqa: F401
