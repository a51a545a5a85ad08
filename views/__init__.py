"""What the learner sees: each screen is a function of facts, without I/O, clock or Telegram."""
