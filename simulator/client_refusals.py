"""What the client side answers to input it cannot use."""

from aiohttp import web


class Unusable(Exception):  # noqa: N818 - named for the input
    """Client input that makes no sense, with the reason and an HTTP status."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status

    def response(self) -> web.Response:
        """The reason as JSON."""
        return web.json_response({"error": self.reason}, status=self.status)
