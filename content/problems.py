"""What is wrong in a content file, in plain words, with file and line."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding; `line` counts from 1. A warning does not keep the content from being loaded."""

    file: str
    line: int
    message: str
    warning: bool = False

    def __str__(self) -> str:
        """The finding in the form editors jump to."""
        return f"{self.file}:{self.line}: {'warning: ' if self.warning else ''}{self.message}"


class ContentError(Exception):
    """Content that must not be used; `problems` say why, sorted by file and line."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems; the message is one per line."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(slots=True)
class Report:
    """Collects the problems of one file while it is read."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def error(self, line: int, message: str) -> None:
        """Note what makes the file unusable."""
        self.problems.append(Problem(self.file, line, message))

    def warn(self, line: int, message: str) -> None:
        """Note what should be better."""
        self.problems.append(Problem(self.file, line, message, warning=True))

    @property
    def is_usable(self) -> bool:
        """Whether nothing worse than a warning was found."""
        return all(problem.warning for problem in self.problems)
