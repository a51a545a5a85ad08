"""Sorted, gzip-packed word tables: one bytes object in memory, found by block and then by text."""

import gzip
import io
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "data"
_BLOCK = 1_024
"""Bytes between two rows that are known by their place; between them the row is searched as text."""


class Table:
    """Read-only map of key → tab-separated fields; costs little more memory than its text."""

    def __init__(self, content: bytes) -> None:
        """Take lines `key<TAB>field…`, sorted by the bytes of the key."""
        self._content = b"\n" + content
        self._starts = list(_block_starts(self._content))
        self._firsts = [_key_prefix(self._content[start + 1 : start + _BLOCK]) for start in self._starts]

    def __len__(self) -> int:
        """Give the number of rows."""
        return self._content.count(b"\n") - 1

    def find(self, key: str) -> tuple[str, ...] | None:
        """Fields of the row with this key, or None."""
        wanted = key.encode("utf-8", "replace")
        block = bisect_right(self._firsts, wanted) - 1
        if block < 0 or b"\t" in wanted or b"\n" in wanted:
            return None
        end = self._starts[block + 1] + 1 if block + 1 < len(self._starts) else len(self._content)
        row = self._content.find(b"\n" + wanted + b"\t", self._starts[block], end)
        if row < 0:
            return None
        fields = self._content[row + len(wanted) + 2 : self._content.index(b"\n", row + 1)]
        return tuple(fields.decode().split("\t"))

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Every row as (key, field, …), in order of the keys."""
        with io.BytesIO(self._content) as lines:
            lines.readline()
            for line in lines:
                yield tuple(line.decode().rstrip("\n").split("\t"))


def read(name: str) -> Table:
    """The table in `data/<name>.tsv.gz`."""
    return Table(gzip.decompress((FOLDER / f"{name}.tsv.gz").read_bytes()))


def write(name: str, rows: list[tuple[str, ...]]) -> Path:
    """Pack rows (key first, no tabs or newlines inside) into `data/<name>.tsv.gz`, the same bytes each time."""
    lines = sorted((("\t".join(row) + "\n").encode() for row in rows), key=_key_prefix)
    path = FOLDER / f"{name}.tsv.gz"
    path.write_bytes(gzip.compress(b"".join(lines), 9, mtime=0))
    return path


def _block_starts(content: bytes) -> Iterator[int]:
    """The line feeds before the rows that begin the blocks."""
    start = 0
    while 0 <= start < len(content) - 1:
        yield start
        start = content.find(b"\n", start + _BLOCK)


def _key_prefix(piece: bytes) -> bytes:
    return piece.partition(b"\t")[0]
