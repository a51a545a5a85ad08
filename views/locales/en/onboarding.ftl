language-de = German
language-es = Spanish
language-en = English

first-welcome =
    👋 Hi { $name }! I’m <b>Palaver</b>. We talk, I play a part, and your mistakes become your lessons.

    <b>Which language would you like to learn?</b>
first-level = <b>How well do you speak it?</b> Pick what fits best; you can change it at any time.
first-goal = <b>How many minutes a day feel right?</b> A little often beats a lot now and then.
first-reminder =
    <b>When should I remind you?</b> Only when something is due, at most once a day.

    Your clock: { $now } ({ $zone })
first-count = <i>Question { $number } of { $total }</i>
first-please-choose = Please tap one of the buttons, or skip the question.
first-answered = You have answered this one already.
first-over = You are all set already. Change anything with /settings.
first-not-done = First tell me which language you would like to learn: tap /start.

level-a1 = a few words and phrases
level-a2 = simple everyday talk
level-b1 = I get by in most situations
level-b2 = fluent on many topics
level-c1 = at ease almost everywhere
level-c2 = nearly like a native speaker

minutes-short = { $minutes } min
reminder-never = No reminders
button-skip = Skip
button-zone = 🌍 { $zone }
button-back = ‹ Back
button-interface = 🌐 Explain in: { $language }

ready-title = ✅ <b>All set!</b>
ready-chosen = { $language } · { $level } · { $minutes } minutes a day
ready-reminder = Reminder at { $time } ({ $zone }), only when something is due
ready-no-reminder = No reminders
ready-how = Just write to me, as you would to a person. Mistakes are welcome: that is what I am here for.

welcome-back = 👋 Good to see you again, { $name }! Shall we go on with { $language }?
button-talk = 💬 Talk
button-settings = ⚙️ Settings

language-interface = <b>Which language should I explain in?</b>
language-menu = <b>What are you learning?</b> The last button is the language I explain in.
language-changed = I explain in English now.
language-same = You are learning that already.
language-target = You are learning { $language } now.

zone-title = 🌍 Your time zone is <b>{ $zone }</b>. Pick another one, or write the name of a big city near you.
zone-found = 🌍 These fit “{ $text }”:
zone-none = 🌍 I don’t know a time zone like “{ $text }”. Try a bigger city, or pick one of these:
zone-saved = Time zone: { $zone }
