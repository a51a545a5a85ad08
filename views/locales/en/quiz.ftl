command-quiz = a short quiz on your words

quiz-menu = 🎯 <b>A quiz?</b> Choose how I ask and which words, then start.
button-quiz-start = ▶️ Start
quiz-kind-multiple-choice = Multiple choice
quiz-kind-fill-blank = Fill the gap
quiz-kind-matching = Matching pairs
quiz-kind-listening = Listening
quiz-source-mine = 🃏 My words
quiz-source-level = 📶 My level
quiz-source-mistakes = 🔁 My mistakes
button-quiz-categories = 🗂 By topic
quiz-categories = 🗂 <b>What shall it be about?</b>

quiz-no-words = 🎯 You keep no words yet. Save some from our talks, or take words of your level now.
quiz-no-mistakes = 🎯 There are no mistakes to ask you about. Take words of your level instead?
quiz-nothing = 🎯 I have no words that I can ask you in this way. Let’s talk instead?
button-quiz-level = 📶 Words of my level

quiz-goes-on = 🎯 <b>On with your quiz.</b>
button-quiz-new = ↻ Another quiz
quiz-ask-recognise = What does it mean?
quiz-ask-produce = How do you say it?
quiz-ask-listen = 🔊 Which word do you hear?
quiz-ask-blank = Which word is missing?
quiz-ask-typed = Write the missing word. A “?” shows it.
quiz-ask-board = Tap a word, then what it means.

quiz-right = ✅ <b>Right!</b>
quiz-wrong = ❌ <b>Not quite.</b>
quiz-no-pair = These two do not belong together.
quiz-to-cards = 🃏 New in your cards: { $word }
button-quiz-next = Next ›
quiz-score =
    { $number ->
        [one] <b>{ $number } word of { $total }</b> known at once
       *[other] <b>{ $number } words of { $total }</b> known at once
    }
quiz-all-right = 🎉 Not one mistake!
button-quiz-again = 🎯 Another quiz
button-quiz-cards = 🃏 Review my cards

quiz-answered-already = You have answered this one already.
quiz-started-already = This quiz has begun already. /quiz shows the open question.
quiz-paired-already = This pair is found already.
quiz-tried-already = You have tried this pair already.
quiz-hold-first = First tap a word on the left.
quiz-old = That quiz is no longer open. /quiz starts a new one.

category-greetings = 👋 Greetings
category-people = 🧑 People
category-family = 👪 Family
category-food = 🍞 Food
category-home = 🏠 Home
category-city = 🏙 City
category-travel = 🧳 Travel
category-work = 🛠 Work
category-business = 💼 Business
category-time = 🕐 Time
category-numbers = 🔢 Numbers
category-health = 🩺 Health
category-shopping = 🛒 Shopping
category-weather = ⛅ Weather
category-hobbies = 🎨 Hobbies
category-clothes = 👕 Clothes
category-body = 💪 Body
category-education = 🎓 Education
category-nature = 🌳 Nature
category-communication = 💬 Communication
category-feelings = 💛 Feelings
category-verbs = 🏃 Verbs
category-adjectives = 🌈 Adjectives
category-grammar = 🧱 Grammar
