"""The screens of a talk: the menu of scenes, a line of the tutor with its tips, the summary card."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.mistakes import Certainty
from views import actions
from views.markup import Html, bar, bold, escape, folded, italic, join, strike
from views.phrases import Phrases
from views.screen import Button, Page, Rows

SCENES_A_PAGE = 6
EMOJI = {"business": "💼", "daily": "☕️", "finance": "💶", "social": "🎉", "professional": "🛠", "cultural": "🎭"}


@dataclass(frozen=True, slots=True)
class Scene:
    """One entry of the menu; `fits` is whether its level is the learner's or below."""

    context_id: int
    name: str
    category: str
    level: str
    fits: bool


@dataclass(frozen=True, slots=True)
class Tip:
    """One correction as it is shown; `about` is the longer explanation, shown on demand."""

    wrong: str
    right: str
    why: str
    certainty: Certainty
    topic: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the tutor and all that is shown with it."""

    turn_id: int
    text: str
    answers: int | None = None
    tips: Sequence[Tip] = ()
    explained: bool = False
    translation: str | None = None
    hint: str | None = None
    notice: str = ""
    can_translate: bool = True
    can_hint: bool = True
    can_speak: bool = False
    has_words: bool = False


def menu(phrases: Phrases, language: str, scenes: Sequence[Scene], page: int) -> Page:
    """The scenes to choose from, a page at a time; free talk always."""
    page = max(0, min(page, (len(scenes) - 1) // SCENES_A_PAGE))
    shown = scenes[page * SCENES_A_PAGE : (page + 1) * SCENES_A_PAGE]
    rows = [
        (Button(f"{EMOJI.get(scene.category, '💬')} {scene.name} · {scene.level}", _start(scene.context_id)),)
        for scene in shown
    ]
    rows.append((Button(phrases.plain("talk-free-button"), _start(0)),))
    turning = []
    if page > 0:
        turning.append(Button("‹", actions.OpenScenarios(page - 1)))
    if (page + 1) * SCENES_A_PAGE < len(scenes):
        turning.append(Button("›", actions.OpenScenarios(page + 1)))
    return Page(phrases("talk-menu", language=language), (*rows, tuple(turning)))


def _start(context_id: int) -> actions.StartTalk:
    return actions.StartTalk(context_id)


def scene_card(
    phrases: Phrases, name: str, description: str, goals: Sequence[str], *, is_first: bool, is_guided: bool
) -> Page:
    """What a scene is about, before its first line; the first one also says how talks go."""
    aims = "\n".join(f"• {escape(goal)}" for goal in goals)
    return Page(
        join(
            Html(f"🎭 {bold(name)}"),
            italic(description),
            Html(aims),
            phrases("talk-guided") if is_guided and is_first else "",
            phrases("talk-how-to-end") if is_first else "",
        )
    )


def line(phrases: Phrases, said: Line) -> Page:
    """A line of the tutor, what was mistaken in the line it answers, and what was asked about it."""
    parts = [escape(said.text), said.notice]
    if said.translation:
        parts.append(Html(f"🌐 {italic(said.translation)}"))
    if said.hint:
        parts.append(Html(f"💡 {phrases('talk-hint', hint=said.hint)}"))
    if said.tips:
        parts.append(tips(phrases, said.tips, explained=said.explained))
    return Page(join(*parts), _line_buttons(phrases, said))


def tips(phrases: Phrases, shown: Sequence[Tip], *, explained: bool) -> Html:
    """Corrections, folded away; each with its reason when that was asked for."""
    lines = [tip(phrases, one) + (_about(one) if explained else "") for one in shown]
    return folded(Html("\n".join(lines)))


def tip(phrases: Phrases, one: Tip) -> Html:
    """One correction: struck and bold, or as a question where the tutor is not sure."""
    wrong = strike(one.wrong) if one.wrong else phrases("tip-missing")
    right = bold(one.right) if one.right else phrases("tip-superfluous")
    if one.certainty is Certainty.ASK:
        asked = phrases("tip-ask", wrong=wrong, right=right)
        return Html(f"🔎 {asked}" + (f" — {escape(one.why)}" if one.why else ""))
    return Html(f"✏️ {wrong} → {right}" + (f" — {escape(one.why)}" if one.why else ""))


def _about(one: Tip) -> Html:
    title = f"\n{bold(one.topic)}" if one.topic and one.topic != one.why else ""
    return Html(f"{title}\n{escape(one.about)}\n" if one.about else "")


def _line_buttons(phrases: Phrases, said: Line) -> Rows:
    buttons = []
    if said.tips and said.answers and not said.explained:
        buttons.append(Button(phrases.plain("button-explain"), actions.ExplainTips(said.turn_id)))
    if said.can_hint and not said.hint:
        buttons.append(Button(phrases.plain("button-hint"), actions.HintLine(said.turn_id)))
    if said.can_translate and not said.translation:
        buttons.append(Button(phrases.plain("button-translate"), actions.TranslateLine(said.turn_id)))
    if said.can_speak:
        buttons.append(Button(phrases.plain("button-say"), actions.SpeakLine(said.turn_id)))
    if said.has_words:
        buttons.append(Button(phrases.plain("button-words"), actions.OpenWords(said.turn_id)))
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


@dataclass(frozen=True, slots=True)
class Summary:
    """What a talk was: shares are 0–1, None where nothing was said."""

    name: str
    minutes: int
    turns: int
    mistakes: Sequence[tuple[str, int]]
    words: Sequence[str]
    vocabulary: float | None
    fluency: float | None
    overall: float | None
    drills: Sequence[str]
    corrections: Sequence[tuple[str, str]] = ()


def summary(phrases: Phrases, talk: Summary) -> Page:
    """The card at the end of a talk."""
    parts: list[str] = [
        Html(f"🏁 {bold(talk.name)}"),
        phrases("summary-counts", minutes=talk.minutes, turns=talk.turns),
    ]
    if talk.vocabulary is not None and talk.fluency is not None and talk.overall is not None:
        scores = (("vocabulary", talk.vocabulary), ("fluency", talk.fluency), ("overall", talk.overall))
        parts.append(
            Html(
                "\n".join(
                    f"{bar(share)} {phrases(f'summary-{name}')} {phrases.percent(share)}" for name, share in scores
                )
            )
        )
    if talk.mistakes:
        kinds = "\n".join(f"• {escape(name)} × {times}" for name, times in talk.mistakes)
        parts.append(Html(f"{bold(phrases('summary-mistakes'))}\n{kinds}"))
    if talk.corrections:
        pairs = "\n".join(f"{strike(wrong or '∅')} → {bold(right or '∅')}" for wrong, right in talk.corrections)
        parts.append(folded(Html(pairs)))
    if talk.words:
        parts.append(Html(f"{bold(phrases('summary-words'))} {escape(', '.join(talk.words))}"))
    if talk.drills:
        parts.append(Html(f"{bold(phrases('summary-drill'))} {escape(', '.join(talk.drills))}"))
    button = Button(phrases.plain("button-talk-again"), actions.OpenScenarios(0))
    return Page(join(*parts), ((button,),))
