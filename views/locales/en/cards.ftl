command-cards = review your words

card-new = new
card-type = Write the word, with its article if it has one.
card-leech = 🪝 This one keeps slipping away. A note of your own may hold it, or put it aside for a while.
card-leech-now = This card keeps slipping away. Try a note of your own (⋯).
card-rated-already = You have rated this card already.
card-undone = Taken back.
card-undone-already = That has been taken back or passed already.
card-nothing-to-undo = There is nothing to take back.
card-suspended = Put aside: I will not ask it any more.
card-noted = Noted.
card-gone = I cannot find this card any more.
card-write-note = 📝 Write a note for <b>{ $word }</b>: a picture in your mind, a rhyme, where you heard it.
cards-done =
    { $rated ->
        [one] 🃏 <b>Done!</b> { $rated } card.
       *[other] 🃏 <b>Done!</b> { $rated } cards.
    }
cards-stopped = 🃏 <b>Stopped.</b> No card was rated.
cards-recalled = Recalled: { $share }
cards-next = The next card comes in { $time }.
cards-nothing = 🃏 Nothing is due. Keep words from our talks, and they come back here.
cards-limit = 🃏 That is all for today: your daily limit is reached. You can change it in /settings.
cards-ended-already = This round is over already.
grade-again = Again
grade-hard = Hard
grade-good = Good
grade-easy = Easy
button-show = Show the answer
button-undo = ↩ Undo
button-end = ⏹ Stop
button-suspend = Put this card aside
button-note = 📝 Write a note
button-more-cards = 🃏 More cards
answer-right = ✅ Right! <b>{ $expected }</b>
answer-wrong-case = ✅ Right, but mind the capital letter: <b>{ $expected }</b>
answer-accent = ✅ Right, but mind the accent: <b>{ $expected }</b>
answer-umlaut = ✅ Right, but mind the dots: <b>{ $expected }</b>
answer-wrong-article = 🟡 The word is right, the article is not: <b>{ $expected }</b>
answer-typo = 🟡 Nearly: <b>{ $expected }</b>
answer-wrong = ❌ It is <b>{ $expected }</b>
