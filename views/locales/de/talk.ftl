talk-menu = <b>Worüber reden wir?</b> Such dir eine Szene auf { $language } aus oder rede einfach drauflos.
talk-free-button = 💬 Freies Gespräch
talk-free = Freies Gespräch
talk-how-to-end = <i>Antworte, wie du magst. /end beendet das Gespräch und fasst es zusammen.</i>
talk-guided = <i>Ich führe dieses Gespräch nach einem vorbereiteten Leitfaden und frage nach, wenn etwas nicht zu stimmen scheint; manches kann mir entgehen.</i>
talk-already-open = Wir sind schon mitten in diesem Gespräch. Antworte mir einfach.
talk-over-already = Dieses Gespräch ist schon zu Ende.
talk-closed = Das Gespräch ist beendet.
talk-none-open = Gerade ist kein Gespräch offen. Fang eins an mit /talk.
talk-hint = Du könntest sagen: <i>{ $hint }</i>
scene-gone = Diese Szene gibt es nicht mehr. Wähle eine andere mit /talk.
line-gone = Diesen Satz finde ich nicht mehr.
button-talk-again = 💬 Noch ein Gespräch

button-explain = 🔎 Erklären
button-hint = 💡 Idee
button-translate = 🌐 Übersetzen
button-say = 🔊 Anhören
button-words = ➕ Wort merken

tip-ask = Schau noch mal hin: { $wrong } → { $right }?
tip-missing = fehlt
tip-superfluous = weglassen
no-translation = Diesen Satz kann ich gerade nicht übersetzen: Dafür brauche ich den KI-Tutor.
no-hint = Zu diesem Satz habe ich keine Idee. Antworte mit den Wörtern, die du kennst.
no-voice = Diese Installation hat keine Stimme. Wer sie betreibt, kann eine einrichten: siehe README.

summary-counts =
    { $minutes ->
        [one] { $minutes } Minute
       *[other] { $minutes } Minuten
    }, { $turns ->
        [one] { $turns } Antwort
       *[other] { $turns } Antworten
    }
summary-vocabulary = Wortschatz
summary-fluency = Redefluss
summary-overall = Insgesamt
summary-mistakes = Noch einmal ansehen:
summary-words = Wörter im Gespräch:
summary-drill = Als Nächstes üben:

notice-not-understood = Das habe ich nicht verstanden. Ein Tipp auf 💡 zeigt, was du sagen könntest.
notice-not-judged = Die Antwort kam an, die Korrekturen nicht. Bearbeite deine Nachricht, dann schaue ich noch einmal.
notice-allowance = Deine Runden mit dem KI-Tutor sind für heute aufgebraucht. Der eingebaute Tutor macht weiter; morgen gibt es neue.
notice-budget = Das Budget für den KI-Tutor ist für diesen Monat aufgebraucht. Der eingebaute Tutor macht weiter.
notice-no-key = Der KI-Tutor hat hier keinen Zugangsschlüssel. Der eingebaute Tutor antwortet.
notice-bad-key = Der KI-Dienst hat den Schlüssel dieses Bots abgelehnt. Der eingebaute Tutor antwortet; wer den Bot betreibt, findet den Grund im Log.
notice-rate-limit = Der KI-Tutor antwortet gerade zu vielen auf einmal. Diesmal antwortet der eingebaute Tutor.
notice-overloaded = Der KI-Tutor ist überlastet. Diesmal antwortet der eingebaute Tutor.
notice-timeout = Der KI-Tutor hat zu lange gebraucht. Diesmal antwortet der eingebaute Tutor.
notice-connection = Der KI-Tutor ist nicht erreichbar. Diesmal antwortet der eingebaute Tutor.
notice-cut-off = Die Antwort des KI-Tutors ist abgebrochen. Diesmal antwortet der eingebaute Tutor.
notice-refusal = Der KI-Tutor wollte darauf nicht antworten. Der eingebaute Tutor macht weiter.
notice-malformed = Die Antwort des KI-Tutors ergab keinen Sinn. Diesmal antwortet der eingebaute Tutor.
notice-empty = Vom KI-Tutor kam nichts. Diesmal antwortet der eingebaute Tutor.
notice-server = Der KI-Dienst hat gerade Probleme. Diesmal antwortet der eingebaute Tutor.

words-title = <b>Wörter aus diesem Satz.</b> Tippe auf eins, um es dir zum Lernen zu merken.
word-saved = Gemerkt: { $word }
word-known = Das lernst du schon: { $word }
word-gone = Dieses Wort gehört nicht mehr zum Kurs.
