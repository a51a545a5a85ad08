"""What the buttons of the admin panel mean."""

from dataclasses import dataclass
from enum import Enum

from domain.levels import Target
from domain.people import Role
from views.actions import Action, action


class Step(Enum):
    """What can be done with a broadcast; short values, they travel in buttons."""

    START = "go"
    PAUSE = "hold"
    RESUME = "on"
    CANCEL = "end"


class Limit(Enum):
    """What can be changed for the whole bot while it runs."""

    DAILY_TURNS = "turns"
    MONTHLY_BUDGET = "budget"


@action("ap")
@dataclass(frozen=True, slots=True)
class OpenPanel(Action):
    """Show the admin panel."""


@action("as")
@dataclass(frozen=True, slots=True)
class PreviewSeed(Action):
    """Show what seeding would change."""


@action("aa")
@dataclass(frozen=True, slots=True)
class ApplySeed(Action):
    """Seed."""


@action("at")
@dataclass(frozen=True, slots=True)
class OpenStats(Action):
    """Show the figures."""


@action("au")
@dataclass(frozen=True, slots=True)
class AskPerson(Action):
    """Ask for somebody's id or name."""


@action("av")
@dataclass(frozen=True, slots=True)
class OpenPerson(Action):
    """Show one person."""

    user: int


@action("ab")
@dataclass(frozen=True, slots=True)
class Ban(Action):
    """Ban somebody, or let them in again."""

    user: int
    banned: bool


@action("ao")
@dataclass(frozen=True, slots=True)
class OpenRoles(Action):
    """Show the roles somebody may be given."""

    user: int


@action("ar")
@dataclass(frozen=True, slots=True)
class ChooseRole(Action):
    """Give somebody a role."""

    user: int
    role: Role


@action("aw")
@dataclass(frozen=True, slots=True)
class AskBroadcast(Action):
    """Ask for the text of a broadcast."""


@action("ah")
@dataclass(frozen=True, slots=True)
class OpenBroadcast(Action):
    """Show how far a broadcast is."""

    broadcast: int


@action("am")
@dataclass(frozen=True, slots=True)
class MoveBroadcast(Action):
    """Start, hold, resume or give up a broadcast."""

    broadcast: int
    step: Step


@action("al")
@dataclass(frozen=True, slots=True)
class OpenLimits(Action):
    """Show what can be changed for the whole bot."""


@action("ak")
@dataclass(frozen=True, slots=True)
class ChooseLimit(Action):
    """Take a value; -1 is what the settings say."""

    limit: Limit
    value: int


@action("ae")
@dataclass(frozen=True, slots=True)
class OpenExports(Action):
    """Show the languages whose files can be had."""


@action("ag")
@dataclass(frozen=True, slots=True)
class OpenExport(Action):
    """Show a page of the files of a language, first page 0."""

    target: Target
    page: int


@action("ax")
@dataclass(frozen=True, slots=True)
class ExportWords(Action):
    """Send a word list, by its place among the lists of its language."""

    target: Target
    place: int


@action("ay")
@dataclass(frozen=True, slots=True)
class ExportScene(Action):
    """Send a scene, by context id."""

    target: Target
    context: int


@action("ai")
@dataclass(frozen=True, slots=True)
class ApplyImport(Action):
    """Apply a file that was sent."""

    file: int
