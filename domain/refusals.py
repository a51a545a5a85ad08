"""The one kind of expected failure."""


class Refusal(Exception):  # noqa: N818 - the learner is refused; nothing is wrong with the program
    """What was asked cannot be done now; `phrase` names why in every interface language, `facts` fill it."""

    def __init__(self, phrase: str, **facts: str | int) -> None:
        super().__init__(phrase)
        self.phrase = phrase
        self.facts = facts
