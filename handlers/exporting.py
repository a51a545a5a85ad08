"""The course as files, one at a time; what is sent out can be sent back in."""

from content import export
from domain.levels import Target
from domain.people import Role
from domain.refusals import Refusal
from handlers import roles
from handlers.turn import Asking, Turn
from storage import audit, course_export, courses
from storage.db import Session
from views import admin_actions as actions
from views import content as views
from views.screen import Screen

File = tuple[str, str]
"""Name and content."""


@roles.only(Role.TEACHER)
def languages(db: Session, turn: Turn) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    """The courses."""
    return [turn.show(views.export_languages(turn.phrases))]


@roles.only(Role.TEACHER)
def files(db: Session, turn: Turn) -> list[Screen]:
    """The files of one course."""
    assert isinstance(turn.action, actions.OpenExport)  # noqa: S101 - the route guarantees it
    target = turn.action.target
    lists, scenes = course_export.lists(db, target), course_export.scenes(db, target)
    return [turn.show(views.export_files(turn.phrases, target, lists, scenes, turn.action.page))]


async def send(asking: Asking) -> None:
    """One file."""
    name, text = await asking.read(_file)
    if not await asking.upload(name, text.encode()):
        raise Refusal("export-not-sent")
    await asking.decide(_sent, name)


@roles.only(Role.TEACHER)
def _file(db: Session, turn: Turn) -> File:
    match turn.action:
        case actions.ExportWords(target, place):
            return _words(db, target, place)
        case actions.ExportScene(target, context):
            found = courses.scene_by_id(db, target, context)
            if found is not None:
                return f"{found.slug}.yaml", export.scene(courses.scenario_of(db, context))
    raise Refusal("stale-button")


def _words(db: Session, target: Target, place: int) -> File:
    lists = course_export.lists(db, target)
    if not 0 <= place < len(lists):
        raise Refusal("stale-button")
    name = lists[place]
    return f"{name}.csv", export.words(target, course_export.words(db, target, name)[name])


@roles.only(Role.TEACHER)
def _sent(db: Session, turn: Turn, name: str) -> list[Screen]:
    audit.note(db, turn.learner.id, "export", turn.now, target=name)
    return []
