command-quiz = ein kurzes Quiz mit deinen Wörtern

quiz-menu = 🎯 <b>Ein Quiz?</b> Wähle, wie ich frage und welche Wörter, dann geht es los.
button-quiz-start = ▶️ Los geht’s
quiz-kind-multiple-choice = Auswählen
quiz-kind-fill-blank = Lücke füllen
quiz-kind-matching = Paare finden
quiz-kind-listening = Hören
quiz-source-mine = 🃏 Meine Wörter
quiz-source-level = 📶 Mein Niveau
quiz-source-mistakes = 🔁 Meine Fehler
button-quiz-categories = 🗂 Nach Thema
quiz-categories = 🗂 <b>Worum soll es gehen?</b>

quiz-no-words = 🎯 Du hast noch keine Wörter gespeichert. Speichere ein paar aus unseren Gesprächen, oder nimm jetzt Wörter von deinem Niveau.
quiz-no-mistakes = 🎯 Es gibt keine Fehler, nach denen ich dich fragen könnte. Nehmen wir Wörter von deinem Niveau?
quiz-nothing = 🎯 Ich habe keine Wörter, die ich dich so fragen kann. Wollen wir lieber reden?
button-quiz-level = 📶 Wörter von meinem Niveau

quiz-goes-on = 🎯 <b>Weiter mit deinem Quiz.</b>
button-quiz-new = ↻ Ein anderes Quiz
quiz-ask-recognise = Was bedeutet das?
quiz-ask-produce = Wie sagt man das?
quiz-ask-listen = 🔊 Welches Wort hörst du?
quiz-ask-blank = Welches Wort fehlt?
quiz-ask-typed = Schreib das fehlende Wort. Mit „?“ zeige ich es dir.
quiz-ask-board = Tippe auf ein Wort, dann auf seine Bedeutung.

quiz-right = ✅ <b>Richtig!</b>
quiz-wrong = ❌ <b>Nicht ganz.</b>
quiz-no-pair = Diese beiden gehören nicht zusammen.
quiz-to-cards = 🃏 Neu bei deinen Karten: { $word }
button-quiz-next = Weiter ›
quiz-score =
    { $number ->
        [one] <b>{ $number } Wort von { $total }</b> auf Anhieb gewusst
       *[other] <b>{ $number } Wörter von { $total }</b> auf Anhieb gewusst
    }
quiz-all-right = 🎉 Kein einziger Fehler!
button-quiz-again = 🎯 Noch ein Quiz
button-quiz-cards = 🃏 Karten wiederholen

quiz-answered-already = Das hast du schon beantwortet.
quiz-started-already = Dieses Quiz läuft schon. /quiz zeigt die offene Frage.
quiz-paired-already = Dieses Paar ist schon gefunden.
quiz-tried-already = Dieses Paar hast du schon probiert.
quiz-hold-first = Tippe zuerst auf ein Wort links.
quiz-old = Dieses Quiz ist nicht mehr offen. /quiz startet ein neues.

category-greetings = 👋 Begrüßung
category-people = 🧑 Menschen
category-family = 👪 Familie
category-food = 🍞 Essen
category-home = 🏠 Zuhause
category-city = 🏙 Stadt
category-travel = 🧳 Reisen
category-work = 🛠 Arbeit
category-business = 💼 Beruf und Büro
category-time = 🕐 Zeit
category-numbers = 🔢 Zahlen
category-health = 🩺 Gesundheit
category-shopping = 🛒 Einkaufen
category-weather = ⛅ Wetter
category-hobbies = 🎨 Hobbys
category-clothes = 👕 Kleidung
category-body = 💪 Körper
category-education = 🎓 Bildung
category-nature = 🌳 Natur
category-communication = 💬 Kommunikation
category-feelings = 💛 Gefühle
category-verbs = 🏃 Verben
category-adjectives = 🌈 Adjektive
category-grammar = 🧱 Grammatik
