"""What the model is asked: one text file and one typed door for each prompt."""
