"""Captures of our own making, by number."""

from onrecord.captures import Capture, Received
from onrecord.collecting.documents import capture_of


def captured(number: int) -> Capture:
    """A capture: every third is a web page with its headers."""
    text = f"{number} people were killed in Sumy on Friday, the mayor said."
    plain = capture_of(text, {"id": f"r{number}"}, f"wire.jsonl, line {number}")
    if number % 3:
        return plain
    url = f"https://news.example/{number}"
    headers = (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"))
    body = f"<html><title>Sumy</title><p>{text}</p></html>".encode()
    asked = (("GET", "/"), ("User-Agent", "onrecord"))
    received = Received(body, "2025-04-04T18:00:00Z", "text/html", "the wire", url, asked, 200, headers)
    return Capture(plain.id, plain.text, plain.document, plain.where, received=received)
