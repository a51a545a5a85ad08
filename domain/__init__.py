"""The rules of the tutor: values and pure functions, no I/O, no clock, no chance of their own."""
