language-de = Deutsch
language-es = Spanisch
language-en = Englisch

first-welcome =
    👋 Hallo { $name }! Ich bin <b>Palaver</b>. Wir reden miteinander, ich schlüpfe in eine Rolle, und aus deinen Fehlern werden deine Lektionen.

    <b>Welche Sprache möchtest du lernen?</b>
first-level = <b>Wie gut sprichst du sie schon?</b> Wähle, was am besten passt; du kannst es jederzeit ändern.
first-goal = <b>Wie viele Minuten am Tag passen dir?</b> Lieber oft ein bisschen als selten viel.
first-reminder =
    <b>Wann soll ich dich erinnern?</b> Nur wenn etwas ansteht, höchstens einmal am Tag.

    Deine Uhrzeit: { $now } ({ $zone })
first-count = <i>Frage { $number } von { $total }</i>
first-please-choose = Tippe bitte auf einen der Knöpfe oder überspringe die Frage.
first-answered = Diese Frage hast du schon beantwortet.
first-over = Es ist schon alles bereit. Mit /settings kannst du alles ändern.
first-not-done = Sag mir zuerst, welche Sprache du lernen möchtest: Tippe auf /start.

level-a1 = ein paar Wörter und Sätze
level-a2 = einfache Alltagsgespräche
level-b1 = ich komme meist zurecht
level-b2 = fließend bei vielen Themen
level-c1 = fast überall sicher
level-c2 = fast wie meine Muttersprache

minutes-short = { $minutes } Min.
reminder-never = Nie
button-skip = Überspringen
button-zone = 🌍 { $zone }
button-back = ‹ Zurück
button-interface = 🌐 Erklärt auf: { $language }

ready-title = ✅ <b>Alles bereit!</b>
ready-chosen = { $language } · { $level } · { $minutes } Minuten am Tag
ready-reminder = Erinnerung um { $time } Uhr ({ $zone }), nur wenn etwas ansteht
ready-no-reminder = Keine Erinnerungen
ready-how = Schreib mir einfach, wie du einem Menschen schreiben würdest. Fehler sind willkommen: Dafür bin ich da.

welcome-back = 👋 Schön, dass du wieder da bist, { $name }! Machen wir mit { $language } weiter?
button-talk = 💬 Reden
button-settings = ⚙️ Einstellungen

language-interface = <b>In welcher Sprache soll ich erklären?</b>
language-menu = <b>Was lernst du?</b> Der letzte Knopf ist die Sprache, in der ich erkläre.
language-changed = Ich erkläre jetzt auf Deutsch.
language-same = Das lernst du schon.
language-target = Du lernst jetzt { $language }.

zone-title = 🌍 Deine Zeitzone ist <b>{ $zone }</b>. Wähle eine andere oder schreib den Namen einer großen Stadt in deiner Nähe.
zone-found = 🌍 Zu „{ $text }“ passt:
zone-none = 🌍 Zu „{ $text }“ finde ich keine Zeitzone. Versuch es mit einer größeren Stadt oder wähle hier:
zone-saved = Zeitzone: { $zone }
