command-talk = reden: in einer Szene oder frei
command-end = Gespräch beenden und sehen, wie es lief
command-settings = Niveau, Ziel, Korrekturen, Erinnerungen
command-language = was du lernst und worin ich erkläre
command-help = was ich kann
command-privacy = was gespeichert wird, was den Server verlässt
command-cancel = abbrechen, was ich gerade frage

help-title = <b>Ich bin ein Tutor, mit dem du reden kannst.</b>
help-how = Schreib mir in der Sprache, die du lernst. Unter meinen Antworten stehen Tipps, eingeklappt: Tippe darauf, um sie aufzuklappen. Wenn du eine Nachricht bearbeitest, sehe ich sie mir noch einmal an. Sprachnachrichten anhören und Bilder ansehen kann ich noch nicht.

privacy-title = 🔒 Was mit deinen Worten passiert
privacy-stored = In der Datenbank dieses Bots werden gespeichert: deine Telegram-ID, dein Name und Benutzername, deine Einstellungen, was du hier schreibst, meine Antworten, die gefundenen Fehler und die Wörter, die du dir merkst. Die Rohdaten der Telegram-Nachrichten werden drei Tage nach der Antwort gelöscht.
privacy-model = Um zu antworten, schicke ich das bisherige Gespräch, dein Niveau und die Sprachen an Claude von Anthropic. Deinen Namen und deine Telegram-ID nicht. Ist ein Tages- oder Monatslimit erreicht, wird nichts gesendet.
privacy-no-model = Nichts, was du schreibst, verlässt diesen Server, außer über Telegram selbst: Es ist kein Sprachmodell angeschlossen.
privacy-never = Nichts wird verkauft oder anderen Lernenden gezeigt. Wer diesen Bot betreibt, kann die Datenbank lesen und auf deine Bitte hin deine Daten löschen.

cancel-done = In Ordnung, es bleibt, wie es war.
cancel-first = Wir sind noch bei den ersten Fragen. Du kannst jede überspringen.
cancel-talk = Das Gespräch bleibt offen. Schreib weiter oder beende es mit /end.
cancel-nothing = Gerade ist nichts offen. Was möchtest du machen?
unknown-command = Diesen Befehl kenne ich nicht. /help zeigt, was ich kann.
unknown-command-guess = Diesen Befehl kenne ich nicht. Meinst du /{ $guess }? /help zeigt alle.
stale-button = Dieser Knopf gilt nicht mehr.
error-bug = 😕 Da ist bei mir etwas schiefgegangen, nicht bei dir. Was du geschrieben hast, ist gespeichert. Versuch es bitte gleich noch einmal.

attachment-photo = Bilder kann ich noch nicht ansehen. Erzähl mir in Worten, was darauf ist!
attachment-voice = Hören kann ich noch nicht. Schreib es mir lieber!
attachment-audio = Hören kann ich noch nicht. Schreib es mir lieber!
attachment-video-note = Videos kann ich nicht ansehen. Schreib mir lieber!
attachment-video = Videos kann ich nicht ansehen. Schreib mir lieber!
attachment-sticker = 😊 Schön! Und jetzt in Worten?
attachment-animation = 😄 Lustig! Und jetzt in Worten?
attachment-document = Dateien kann ich hier nicht öffnen. Kopiere den Text lieber in eine Nachricht.
attachment-other = Ich kann nur Text lesen. Schreib mir lieber!
