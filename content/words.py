"""Word lists: `words/<name>.csv` → `domain.courses.Word`."""

import csv
import io
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar

from content.problems import Report
from domain.courses import MEANING_CODES, Gender, PartOfSpeech, Word, WordCategory
from domain.levels import Level, Target

START = ("word", "pos", "article", "gender", "plural", "level", "category", "priority", "ipa")
FLAGS = ("separable", "idiom", "compound")
CELL_LIMIT = 200
LOWEST_PRIORITY = 5
ARTICLES: dict[Target, dict[str, tuple[str, ...]]] = {
    Target.GERMAN: {"der": ("m",), "die": ("f",), "das": ("n",)},
    Target.SPANISH: {"el": ("m", "f"), "la": ("f",), "los": ("m",), "las": ("f",)},
    Target.ENGLISH: {"": ("",)},
}
"""Article → the genders it may stand with (Spanish `el agua` is feminine)."""

OPTIONAL = frozenset({"article", "gender", "plural", "flags"})
IPA_JUNK = re.compile(r"[/\[\]()_]|\s{2,}")
Choice = TypeVar("Choice", bound=StrEnum)


def columns(language: Target) -> tuple[str, ...]:
    """The header of a word list for this language."""
    codes = MEANING_CODES[language]
    return (*START, *codes, "example", *(f"example_{code}" for code in codes), "flags")


def read(text: str, language: Target, report: Report) -> tuple[tuple[Word, int], ...]:
    """The words of one file, each with its line."""
    header = columns(language)
    words: list[tuple[Word, int]] = []
    for line, cells in _rows(text, report):
        if line == 1:
            if tuple(cells) != header:
                report.error(1, _header_problem(cells, header))
                return ()
        elif len(cells) != len(header):
            report.error(line, f"{len(cells)} columns, expected {len(header)} (a comma in a text needs quotes)")
        else:
            words.append((_word(_Row(dict(zip(header, cells, strict=True)), line, report), language), line))
    if not words and report.is_usable:
        report.error(1, "the file has no words")
    return tuple(words)


def _rows(text: str, report: Report) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        report.error(line, f"not valid CSV: {error}")


def _header_problem(cells: list[str], header: tuple[str, ...]) -> str:
    missing = [name for name in header if name not in cells]
    unknown = [name for name in cells if name not in header]
    if missing:
        return f"missing columns: {', '.join(missing)}"
    if unknown:
        return f"unknown columns: {', '.join(unknown)}"
    return f"the columns must stand in this order: {','.join(header)}"


class _Row:
    """One row, read cell by cell; what is wrong is noted with its line."""

    def __init__(self, cells: dict[str, str], line: int, report: Report) -> None:
        self.cells = cells
        self.line = line
        self.report = report
        for column, cell in cells.items():
            self._check(column, cell)

    def _check(self, column: str, cell: str) -> None:
        if not cell and column not in OPTIONAL:
            self.error(f"'{column}' is empty")
        if len(cell) > CELL_LIMIT:
            self.error(f"'{column}' has {len(cell)} characters, at most {CELL_LIMIT} fit")
        if "\n" in cell or "\r" in cell:
            self.error(f"'{column}' has a line break")

    def error(self, message: str) -> None:
        self.report.error(self.line, f"word '{self.cells['word']}': {message}")

    def choice(self, column: str, options: type[Choice]) -> Choice:
        text = self.cells[column]
        values = [option.value for option in options]
        if text and text not in values:
            self.error(f"unknown {column} '{text}': expected one of {', '.join(values)}")
        return options(text) if text in values else next(iter(options))

    def meanings(self, column: str) -> tuple[str, ...]:
        text = self.cells[column]
        parts = tuple(part.strip() for part in text.split(";"))
        if text and not all(parts):
            self.error(f"'{column}' has an empty meaning")
        if len(set(parts)) < len(parts):
            self.error(f"'{column}' has a meaning twice")
        return parts


def _word(row: _Row, language: Target) -> Word:
    cells, codes = row.cells, MEANING_CODES[language]
    part_of_speech = row.choice("pos", PartOfSpeech)
    flags = _flags(row)
    _check_noun(row, part_of_speech, language)
    if IPA_JUNK.search(cells["ipa"]):
        row.error(f"ipa '{cells['ipa']}' must be bare IPA without slashes, brackets or markers")
    return Word(
        language=language,
        word=cells["word"],
        part_of_speech=part_of_speech,
        article=cells["article"],
        gender=Gender(cells["gender"]) if cells["gender"] in set(Gender) else None,
        plural=cells["plural"],
        level=row.choice("level", Level),
        category=row.choice("category", WordCategory),
        priority=_priority(row),
        ipa=cells["ipa"],
        meanings={code: row.meanings(code) for code in codes},
        example=cells["example"],
        example_translations={code: cells[f"example_{code}"] for code in codes},
        is_idiom="idiom" in flags,
        is_compound="compound" in flags,
        is_separable_verb="separable" in flags,
    )


def _priority(row: _Row) -> int:
    text = row.cells["priority"]
    if text in {str(number) for number in range(1, LOWEST_PRIORITY + 1)}:
        return int(text)
    row.error(f"priority '{text}' must be a number from 1 to {LOWEST_PRIORITY}")
    return LOWEST_PRIORITY


def _flags(row: _Row) -> frozenset[str]:
    flags = [flag.strip() for flag in row.cells["flags"].split("|") if flag.strip()]
    for flag in flags:
        if flag not in FLAGS:
            row.error(f"unknown flag '{flag}': expected one of {', '.join(FLAGS)}")
    return frozenset(flags)


def _check_noun(row: _Row, part_of_speech: PartOfSpeech, language: Target) -> None:
    article, gender, plural = (row.cells[column] for column in ("article", "gender", "plural"))
    if part_of_speech is not PartOfSpeech.NOUN:
        if article or gender or plural:
            row.error("only nouns have an article, a gender or a plural")
        return
    articles = ARTICLES[language]
    if article not in articles:
        row.error(f"article '{article}' is none of this language's: {', '.join(articles) or 'it has none'}")
    elif not gender and plural in {"", row.cells["word"]} and article == "die":
        return  # a noun that has only a plural: die Leute
    elif gender not in articles[article]:
        row.error(f"gender '{gender}' does not go with article '{article}'")
