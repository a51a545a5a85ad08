command-talk = talk in a scene or freely
command-end = end the talk, see how it went
command-settings = level, goal, corrections, reminders
command-language = what you learn, what I explain in
command-help = what I can do
command-privacy = what is stored, what leaves this server
command-cancel = stop what I am asking

help-title = <b>I am a tutor you can talk with.</b>
help-how = Write to me in the language you are learning. Tips are folded away under my answers: tap to open them. If you edit a message, I look at it again. I cannot listen to voice messages or look at pictures yet.

privacy-title = 🔒 What happens with your words
privacy-stored = Stored in this bot’s own database: your Telegram id, name and user name, your settings, what you write here, my answers, the mistakes found, and the words you keep. Raw messages from Telegram are deleted three days after they were answered.
privacy-model = To answer, the talk so far, your level and the languages are sent to Anthropic’s Claude. Your name and your Telegram id are not. When a daily or monthly limit is reached, nothing is sent.
privacy-no-model = Nothing you write leaves this server except by Telegram itself: no language model is connected.
privacy-never = Nothing is sold or shown to other learners. Whoever runs this bot can read its database; ask them to delete your data.

cancel-done = All right, left as it was.
cancel-first = We are still on the first questions. You can skip any of them.
cancel-talk = The talk stays open. Write on, or close it with /end.
cancel-nothing = Nothing is open. What would you like to do?
unknown-command = I do not know this command. /help shows what I can do.
unknown-command-guess = I do not know this command. Did you mean /{ $guess }? /help shows all.
stale-button = This button is out of date.
error-bug = 😕 Something went wrong on my side, not on yours. What you wrote is kept. Please try again in a moment.

attachment-photo = I cannot look at pictures yet. Tell me in words what it shows!
attachment-voice = I cannot listen yet. Write it to me instead!
attachment-audio = I cannot listen yet. Write it to me instead!
attachment-video-note = I cannot watch videos. Write to me instead!
attachment-video = I cannot watch videos. Write to me instead!
attachment-sticker = 😊 Nice one! Now in words?
attachment-animation = 😄 Nice one! Now in words?
attachment-document = I cannot open files here. Paste the text into a message instead.
attachment-other = I can only read text. Write to me instead!
