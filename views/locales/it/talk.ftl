talk-menu = <b>What shall we talk about?</b> Pick a scene in { $language }, or just talk freely.
talk-free-button = 💬 Free talk
talk-free = Free talk
talk-how-to-end = <i>Answer as you like. /end closes the talk and sums it up.</i>
talk-guided = <i>I lead this talk along prepared lines and ask when something looks wrong; a slip I do not see may still be one.</i>
talk-already-open = We are in this talk already. Just answer me.
talk-over-already = This talk is over already.
talk-none-open = No talk is open. Start one with /talk.
talk-hint = You could say: <i>{ $hint }</i>
scene-gone = This scene is no longer on offer. Pick another one with /talk.
line-gone = I cannot find this line any more.
button-talk-again = 💬 Talk again

button-explain = 🔎 Explain
button-hint = 💡 Hint
button-translate = 🌐 Translate
button-say = 🔊 Say it
button-words = ＋ Save word

tip-ask = Look again: <s>{ $wrong }</s> → <b>{ $right }</b>?
tip-missing = missing
tip-superfluous = leave it out
no-translation = I can only translate this line with a model, and it cannot be reached now.
no-hint = I have no hint for this line. Answer with any words you have.
no-voice = This installation has no voice. The operator can add one: see the README.

summary-counts =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }, { $turns ->
        [one] { $turns } answer
       *[other] { $turns } answers
    }
summary-vocabulary = Vocabulary
summary-fluency = Fluency
summary-overall = Overall
summary-mistakes = To look at again:
summary-words = Words met:
summary-drill = Worth practising next:

notice-allowance = Today's turns with the model are used up. The guided tutor goes on; tomorrow there are new ones.
notice-budget = This month's budget for the model is used up. The guided tutor goes on.
notice-no-key = The model has no key here. The guided tutor answers.
notice-bad-key = The model refused the key of this bot. The guided tutor answers; the operator can see why in the log.
notice-rate-limit = The model is answering too many people at once. The guided tutor answers this time.
notice-overloaded = The model is overloaded. The guided tutor answers this time.
notice-timeout = The model took too long. The guided tutor answers this time.
notice-connection = The model cannot be reached. The guided tutor answers this time.
notice-cut-off = The model's answer broke off. The guided tutor answers this time.
notice-refusal = The model did not want to answer that. The guided tutor goes on.
notice-malformed = The model's answer made no sense. The guided tutor answers this time.
notice-empty = The model said nothing. The guided tutor answers this time.
notice-server = The model has a problem of its own. The guided tutor answers this time.

words-title = <b>Words of this line.</b> Tap one to keep it for learning.
word-saved = Kept: { $word }
word-known = You are learning { $word } already.
word-gone = This word is no longer in the course.
