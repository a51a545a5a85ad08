"""The courses: their files, and how these become values."""
