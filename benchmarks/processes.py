"""A bot or a server in a process of its own: started, watched from outside, ended."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[1]
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Process:
    """One child; `started_at` is on the clock that all processes of a machine share."""

    child: subprocess.Popen[str]
    started_at: float

    @classmethod
    def start(cls, *arguments: str, **environment: str) -> Self:
        """Run `python -m arguments` in the root of the project."""
        started_at = time.monotonic()
        command, quiet = [sys.executable, "-m", *arguments], subprocess.DEVNULL
        child = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.PIPE, stderr=quiet, text=True
        )
        return cls(child, started_at)

    def first_line(self) -> str:
        """What it printed first."""
        assert self.child.stdout is not None  # noqa: S101 - it was asked for
        return self.child.stdout.readline().strip()

    @property
    def cpu_seconds(self) -> float:
        """Processor time of all its threads so far, read from Linux."""
        fields = Path(f"/proc/{self.child.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def memory_mb(self) -> float:
        """Resident memory, MB, read from Linux."""
        return int(Path(f"/proc/{self.child.pid}/statm").read_text(encoding="ascii").split()[1]) * PAGE / 1e6

    def end(self) -> None:
        """Kill it."""
        self.child.kill()
        self.child.wait()
