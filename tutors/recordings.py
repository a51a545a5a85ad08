"""Recordings kept in a folder of bounded size, so that a sentence is spoken once."""

import hashlib
import os
import tempfile
from pathlib import Path

SUFFIX = ".ogg"
SLACK = 20
"""The folder is measured after each twentieth of its size has been written."""


def key(*parts: str) -> str:
    """One name for the same text, voice and speed."""
    return hashlib.sha256("\x00".join(parts).encode(errors="surrogatepass")).hexdigest()


class Recordings:
    """Files named by key; the one not used for longest goes first when there is no more room."""

    def __init__(self, folder: Path, most_bytes: int) -> None:
        """`folder` is made when something is first kept."""
        self._folder = folder
        self._most_bytes = most_bytes
        self._written = most_bytes

    def get(self, name: str) -> bytes | None:
        """The recording, if it is kept; reading it makes it the newest."""
        file = self._folder / f"{name}{SUFFIX}"
        try:
            recording = file.read_bytes()
            os.utime(file)
        except FileNotFoundError:
            return None
        return recording

    def keep(self, name: str, recording: bytes) -> None:
        """Store it whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".part", delete=False) as part:
            part.write(recording)
        Path(part.name).replace(self._folder / f"{name}{SUFFIX}")
        self._written += len(recording)
        if self._written >= self._most_bytes // SLACK:
            self._prune()
            self._written = 0

    def _prune(self) -> None:
        files = [(file.stat(), file) for file in self._folder.glob(f"*{SUFFIX}")]
        files.sort(key=lambda found: found[0].st_mtime_ns)
        excess = sum(stat.st_size for stat, _ in files) - self._most_bytes
        for stat, file in files:
            if excess <= 0:
                return
            file.unlink(missing_ok=True)
            excess -= stat.st_size
