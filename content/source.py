"""The bytes of a content file: decoded, checked for what editors leave behind, and fingerprinted."""

import hashlib
import unicodedata
from pathlib import Path

from content.problems import Report
from domain.levels import Target

FOLDERS = {"german": Target.GERMAN, "spanish": Target.SPANISH, "english": Target.ENGLISH}
"""Folder under the content root → the language taught there."""


def checksum(raw: bytes) -> str:
    """SHA-256 of a file's bytes in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def name(path: Path) -> str:
    """How a content file is called in reports and in the database: language folder, kind, file name."""
    return "/".join(path.parts[-3:])


def decode(raw: bytes, report: Report) -> str | None:
    """The text of a file, or None when it is not UTF-8."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report.error(raw.count(b"\n", 0, error.start) + 1, f"not UTF-8 (byte {raw[error.start]:#04x})")
        return None
    if "\t" in text or not unicodedata.is_normalized("NFC", text):
        _inspect(text, report)
    return text


def _inspect(text: str, report: Report) -> None:
    for number, line in enumerate(text.splitlines(), start=1):
        if "\t" in line:
            report.error(number, "a tab: use spaces")
        if not unicodedata.is_normalized("NFC", line):
            report.error(number, "an accent typed as a separate character: save the text in Unicode form NFC")
