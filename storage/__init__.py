"""What the tutor remembers: models and one module of query functions per area."""
