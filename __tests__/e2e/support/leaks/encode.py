"""Writes values as other programs write them, with Python's own encoders: what the leak scan's needles are held against.

Reads a JSON list of {"value": TEXT, "encoding": NAME} and prints a JSON list of texts.
"""

import base64
import binascii
import html
import json
import shlex
import sys
from urllib.parse import quote, quote_plus


def standard(data):
    return base64.b64encode(data).decode()


def urlsafe(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def percent_lower(text):
    """%2F as %2f, which many programs write."""
    first, *rest = quote(text, safe="").split("%")
    return first + "".join(f"%{part[:2].lower()}{part[2:]}" for part in rest)


ENCODERS = {
    "raw": lambda text: text,
    "without its last line break": lambda text: text.rstrip("\n"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "indented lines": lambda text: "".join(f"    {line}\n" for line in text.split("\n")),
    "escaped line breaks": lambda text: text.replace("\n", "\\n"),
    "JSON": lambda text: json.dumps({"key": text}, ensure_ascii=False),
    "JSON in ASCII": lambda text: json.dumps({"key": text}),
    "JSON in JSON": lambda text: json.dumps({"outer": json.dumps({"key": text}, ensure_ascii=False)}, ensure_ascii=False),
    "percent": lambda text: quote(text, safe=""),
    "percent, lower case": percent_lower,
    "form": lambda text: "a=b&key=" + quote_plus(text) + "&c=d",
    "base64": lambda text: standard(text.encode()),
    "base64 with text after": lambda text: standard(f"{text}\nend".encode()),
    "base64 after 1 byte": lambda text: standard(f"u{text}:p".encode()),
    "base64 after 2 bytes": lambda text: standard(f"us{text}@h".encode()),
    "base64 after 16 bytes": lambda text: standard(f"x-access-token::{text}\n".encode()),
    "base64url": lambda text: urlsafe(text.encode()),
    "base64url after 1 byte": lambda text: urlsafe(f"u{text}:p".encode()),
    "base64url after 2 bytes": lambda text: urlsafe(f"us{text}@h".encode()),
    "base64 in lines of 76": lambda text: base64.encodebytes(text.encode()).decode(),
    "base64 of base64": lambda text: standard(standard(text.encode()).encode()),
    "base64 of base64 with a line break": lambda text: standard(f"{standard(text.encode())}\n".encode()),
    "hex": lambda text: binascii.hexlify(text.encode()).decode(),
    "hex, upper case": lambda text: binascii.hexlify(text.encode()).decode().upper(),
    "quoted for a shell": shlex.quote,
    "HTML": lambda text: html.escape(text),
}


def main():
    jobs = json.load(sys.stdin)
    json.dump([ENCODERS[job["encoding"]](job["value"]) for job in jobs], sys.stdout)


main()
