"""Scripts that make the files in `language/data`; they run on a developer's machine, never in the bot."""
