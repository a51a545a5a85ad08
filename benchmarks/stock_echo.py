"""The bot that everybody writes first: stock python-telegram-bot, its own transport, an echo; nothing is stored.

Run as `python -m benchmarks.stock_echo <root of a Bot API> <concurrent updates>`.
"""

import sys

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what was said."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def main(root: str, concurrent: int) -> None:
    """Poll until stopped."""
    builder = ApplicationBuilder().token("1:bench").base_url(f"{root}/bot").concurrent_updates(concurrent)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
