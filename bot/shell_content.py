"""What an operator does with the course from the shell: check, seed, import, export."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NoReturn

import typer
from rich.progress import track

from bot import seeding
from bot.maintenance import FAILED, WRONG_SETTING, screen, upgrade
from content import export as files
from content import given, load
from content.problems import ContentError, Problem
from domain.administration import Counts
from domain.courses import SourceFile
from domain.levels import Target
from language import lemmas
from storage import audit, course_export, imports
from storage.db import Database, Session


def lemma(language: Target, word: str) -> str:
    """The dictionary form of a word, as the checks of a scene want it."""
    return lemmas.lemma(word, language)


def validate(root: Path | None) -> None:
    """Print each problem with its file and line."""
    found = load.problems(root or load.ROOT, lemma)
    for problem in found:
        typer.echo(str(problem))
    if any(not problem.warning for problem in found):
        raise typer.Exit(FAILED)
    count = len(load.files(root or load.ROOT))
    typer.echo(f"{count} files are valid." if count else "There are no content files here.")


async def seed(url: str, *, dry_run: bool) -> None:
    """Apply the content files that changed, or say what that would change."""
    async with _opened(url) as db:
        try:
            stale = await seeding.stale(db)
            now, todo = dt.datetime.now(dt.UTC), seeding.steps(stale)
            shown = track(todo, "seeding", console=screen, transient=True, disable=not screen.is_terminal)
            applied = [await seeding.run(db, step, now, dry=dry_run) for step in shown]
        except ContentError as problem:
            _give_up(problem.problems)
    for one in applied:
        screen.print(f"{one.path}: {_said(one.counts)}", soft_wrap=True)
    would = "would be applied" if dry_run else "applied"
    screen.print(f"{len(applied)} files {would}." if applied else "Nothing to do: the course is up to date.")


async def import_files(url: str, paths: Sequence[Path], language: str | None, *, dry_run: bool) -> None:
    """Add and change what the files name; when anything is wrong in any of them, nothing is done."""
    read = await asyncio.to_thread(_read_all, paths, language)
    async with _opened(url) as db:
        for file, path in track(read, "importing", console=screen, transient=True, disable=not screen.is_terminal):
            counts = await db.run(imports.preview if dry_run else _import, file)
            screen.print(f"{path.name}: {_said(counts)}", soft_wrap=True)
    screen.print(f"{len(read)} files {'would be imported' if dry_run else 'imported'}.")


def _import(db: Session, file: SourceFile) -> Counts:
    counts = imports.apply(db, file)
    detail = {"new": counts.new, "changed": counts.changed}
    audit.note(db, None, "import.apply", dt.datetime.now(dt.UTC), target=file.path, detail=detail)
    return counts


def _read_all(paths: Sequence[Path], language: str | None) -> list[tuple[SourceFile, Path]]:
    chosen = given.named(language) if language else None
    if language and chosen is None:
        _complain(f"--language {language}: it should be german, spanish or english.")
    read, problems = [], []
    for path in paths:
        if not given.is_readable(path.name) or not path.is_file():
            _complain(f"{path}: it should be a file that ends in .csv (words) or .yaml (a scene).")
        raw = path.read_bytes()
        target = chosen or given.language_of(raw, path.name)
        if target is None:
            _complain(f"{path}: for which language is it? Say --language german, spanish or english.")
            continue
        try:
            read.append((given.read(raw, path.name, target, lemma), path))
        except ContentError as wrong:
            problems += wrong.problems
    if problems:
        _give_up(problems)
    return read


async def export(url: str, folder: Path) -> None:
    """Write the course as it stands in the database, as files that can be imported."""
    async with _opened(url) as db:
        written = 0
        for target in track(list(Target), "exporting", console=screen, transient=True, disable=not screen.is_terminal):
            course = folder / files.folder_of(target)
            found = await db.run(course_export.words, target)
            scenes = await db.run(course_export.scenarios, target)
            texts = {f"words/{name}.csv": files.words(target, words) for name, words in found.items()}
            texts |= {f"contexts/{scene.slug}.yaml": files.scene(scene) for scene in scenes}
            await asyncio.to_thread(_write, course, texts)
            written += len(texts)
    screen.print(f"{written} files in {folder}.", soft_wrap=True)


def _write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    await upgrade(url)
    db = Database(url)
    try:
        yield db
    finally:
        await db.close()


def _said(counts: Counts) -> str:
    said = f"{counts.new} new, {counts.changed} changed, {counts.unchanged} unchanged"
    return f"{said}, {counts.retired} retired" if counts.retired else said


def _give_up(problems: Sequence[Problem]) -> NoReturn:
    for problem in problems:
        typer.echo(str(problem), err=True)
    typer.echo("Nothing of these files was applied.", err=True)
    raise typer.Exit(FAILED)


def _complain(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(WRONG_SETTING)
