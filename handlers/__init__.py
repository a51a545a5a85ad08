"""Decisions: what the learner did becomes rows and screens, one module per feature."""
