"""Those who answer a learner, and what stands between an answer and the learner: verification, cost, voice."""
