"""Content in the admin's chat: what seeding or a file would change, what is wrong in it, files to be had."""

from collections.abc import Sequence

from domain.administration import Counts
from domain.levels import Target
from views import admin
from views.admin_actions import ApplyImport, ApplySeed, ExportScene, ExportWords, OpenExport, OpenExports
from views.markup import Html, bar, bold, folded, join, shorten
from views.onboarding import FLAGS
from views.phrases import Phrases
from views.screen import Button, Page

PROBLEMS = 12
"""Problems shown at most; the rest are counted."""
FILES = 40
"""Files listed at most; the rest are counted."""
LINE = 200
PAGE = 8


def seeding(phrases: Phrases, path: str, done: int, total: int) -> Page:
    """How far it is."""
    share = done / total if total else 1.0
    return Page(join(phrases("seed-going", file=path), Html(f"{bar(share, 10)} {done}/{total}")))


def seed_offer(phrases: Phrases, found: Sequence[tuple[str, Counts]]) -> Page:
    """What seeding would change; nothing is changed before a tap."""
    if not found:
        return Page(phrases("seed-nothing"), (admin.back(phrases),))
    apply = Button(phrases.plain("button-seed-apply"), ApplySeed())
    return Page(join(bold(phrases("seed-offer")), _table(phrases, found)), ((apply,), admin.back(phrases)))


def seeded(phrases: Phrases, found: Sequence[tuple[str, Counts]]) -> Page:
    """What seeding changed."""
    if not found:
        return Page(phrases("seed-nothing"), (admin.back(phrases),))
    return Page(join(bold(phrases("seed-done")), _table(phrases, found)), (admin.back(phrases),))


def problems(phrases: Phrases, name: str, lines: Sequence[str]) -> Page:
    """What is wrong, line by line; nothing of the file is used."""
    shown = [shorten(line, LINE) for line in lines[:PROBLEMS]]
    more = phrases("import-more", count=len(lines) - PROBLEMS) if len(lines) > PROBLEMS else ""
    return Page(join(bold(phrases("import-wrong", file=name)), folded(join(*shown, by="\n")), more))


def nothing_new(phrases: Phrases, name: str, counts: Counts) -> Page:
    """A file that says what is known already."""
    return Page(phrases("import-unchanged", file=name, count=counts.unchanged))


def offer(phrases: Phrases, name: str, target: Target, counts: Counts, import_id: int) -> Page:
    """What a file would change; nothing is changed before a tap."""
    language = f"{FLAGS[target]} {phrases.plain(f'language-{target.value}')}"
    title = phrases("import-offer", file=name, language=language)
    apply = Button(phrases.plain("button-import-apply"), ApplyImport(import_id))
    return Page(join(title, _counts(phrases, counts)), ((apply,), admin.back(phrases)))


def imported(phrases: Phrases, name: str, counts: Counts) -> Page:
    """What a file changed."""
    return Page(join(phrases("import-done", file=name), _counts(phrases, counts)), (admin.back(phrases),))


def export_languages(phrases: Phrases) -> Page:
    """The courses whose files can be had."""
    rows = tuple(
        (Button(f"{FLAGS[target]} {phrases.plain(f'language-{target.value}')}", OpenExport(target, 0)),)
        for target in Target
    )
    return Page(join(bold(phrases("export-title")), phrases("export-how")), (*rows, admin.back(phrases)))


def export_files(
    phrases: Phrases, target: Target, lists: Sequence[str], scenes: Sequence[tuple[int, str]], page: int
) -> Page:
    """A page of the files of one course: word lists, then scenes."""
    files = [Button(f"📄 {name}.csv", ExportWords(target, place)) for place, name in enumerate(lists)]
    files += [Button(f"🎭 {slug}.yaml", ExportScene(target, context)) for context, slug in scenes]
    page = min(max(page, 0), max(0, (len(files) - 1) // PAGE))
    shown = tuple((button,) for button in files[page * PAGE : (page + 1) * PAGE])
    turns = [Button("‹", OpenExport(target, page - 1))] if page else []
    turns += [Button("›", OpenExport(target, page + 1))] if (page + 1) * PAGE < len(files) else []
    back = (Button(phrases.plain("button-back"), OpenExports()),)
    return Page(bold(f"{FLAGS[target]} {phrases.plain(f'language-{target.value}')}"), (*shown, tuple(turns), back))


def _table(phrases: Phrases, found: Sequence[tuple[str, Counts]]) -> Html:
    lines = [join(shorten(path, LINE), _counts(phrases, counts), by=": ") for path, counts in found[:FILES]]
    more = phrases("seed-more", count=len(found) - FILES) if len(found) > FILES else ""
    return folded(join(*lines, more, by="\n"))


def _counts(phrases: Phrases, counts: Counts) -> Html:
    return phrases(
        "content-counts",
        new=counts.new,
        changed=counts.changed,
        unchanged=counts.unchanged,
        retired=counts.retired,
    )
