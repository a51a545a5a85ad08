"""What the bot knows about German, Spanish and English: words, lemmas, levels, edits and safe checks."""
