"""What is said when something went wrong."""

from views.markup import Html, escape
from views.phrases import Phrases
from views.screen import Page


def bug(phrases: Phrases) -> Page:
    """To the learner: what happened, and that nothing is lost."""
    return Page(phrases("error-bug"))


def owner_alert(kind: str, update_id: int) -> Html:
    """To the owner, in English as the logs are."""
    return Html(f"⚠️ A bug: {escape(kind)} in update {update_id}. The log says more; it is kept for replay.")
