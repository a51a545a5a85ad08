talk-menu = <b>What shall we talk about?</b> Pick a scene in { $language }, or just talk freely.
talk-free-button = 💬 Free talk
talk-free = Free talk
talk-how-to-end = <i>Answer as you like. /end closes the talk and sums it up.</i>
talk-guided = <i>I lead this talk along prepared lines and ask when something looks wrong; I may not notice every slip.</i>
talk-already-open = We are in this talk already. Just answer me.
talk-over-already = This talk is over already.
talk-closed = The talk is closed.
talk-none-open = No talk is open. Start one with /talk.
talk-hint = You could say: <i>{ $hint }</i>
scene-gone = This scene is no longer on offer. Pick another one with /talk.
line-gone = I cannot find this line any more.
button-talk-again = 💬 Talk again

button-explain = 🔎 Explain
button-hint = 💡 Hint
button-translate = 🌐 Translate
button-say = 🔊 Say it
button-words = ➕ Save word

tip-ask = Look again: { $wrong } → { $right }?
tip-missing = missing
tip-superfluous = leave it out
no-translation = I cannot translate this line right now: that takes the AI tutor.
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

notice-not-understood = I did not catch that. A tap on 💡 Hint shows what you could say.
notice-not-judged = The reply came through, its corrections did not. Edit your message to have it looked at again.
notice-allowance = Today’s turns with the AI tutor are used up. The built-in tutor goes on; tomorrow you get new ones.
notice-budget = This month’s budget for the AI tutor is used up. The built-in tutor goes on.
notice-no-key = The AI tutor has no key here. The built-in tutor answers.
notice-bad-key = The AI service refused this bot’s key. The built-in tutor answers; the operator can see why in the log.
notice-rate-limit = The AI tutor is answering too many people at once. The built-in tutor answers this time.
notice-overloaded = The AI tutor is overloaded. The built-in tutor answers this time.
notice-timeout = The AI tutor took too long. The built-in tutor answers this time.
notice-connection = The AI tutor cannot be reached. The built-in tutor answers this time.
notice-cut-off = The AI tutor’s answer broke off. The built-in tutor answers this time.
notice-refusal = The AI tutor did not want to answer that. The built-in tutor goes on.
notice-malformed = The AI tutor’s answer made no sense. The built-in tutor answers this time.
notice-empty = The AI tutor said nothing. The built-in tutor answers this time.
notice-server = The AI service is having trouble. The built-in tutor answers this time.

words-title = <b>Words of this line.</b> Tap one to keep it for learning.
word-saved = Kept: { $word }
word-known = You are learning { $word } already.
word-gone = This word is no longer in the course.
