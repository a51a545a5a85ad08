settings-title = ⚙️ <b>Settings</b>
setting-saved = Saved.
setting-same = It is set to that already.
setting-level = Level
setting-goal = Daily goal
setting-mode = Corrections
setting-tips = Tips per message
setting-strict = Strictness
setting-remind = Reminder
setting-days = Reminder days
setting-sched = Card scheduler
setting-new = New cards a day
setting-rev = Reviews a day

about-level = Your level in the language you are learning. Replies keep to it.
about-goal = How much time you would like to spend each day.
about-mode = After each message, together at the end of a talk, or not at all. Mistakes are kept for drills in any case.
about-tips = How many tips one message may get at most; the most serious come first.
about-strict = Gentle lets small slips pass; strict points out punctuation and style too.
about-remind = At your local time, only when something is due, at most once a day.
about-days = On which days I may remind you.
about-sched = FSRS plans reviews by how your memory behaves; SM-2 is the classic.
about-new = How many new cards you may get a day.
about-rev = How many reviews you may get a day.

choice-mode-each = each message
choice-mode-end = at the end
choice-mode-off = off
choice-strict-lenient = gentle
choice-strict-normal = normal
choice-strict-strict = strict
choice-sched-fsrs = FSRS
choice-sched-sm2 = SM-2

days-every = every day
days-work = Monday to Friday
days-weekend = weekend
