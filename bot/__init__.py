"""Telegram and the clock: what comes in, what goes out, when things happen."""
