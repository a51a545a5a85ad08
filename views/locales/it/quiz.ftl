command-quiz = un breve quiz sulle tue parole

quiz-menu = 🎯 <b>Un quiz?</b> Scegli come te lo faccio e con quali parole, poi inizia.
button-quiz-start = ▶️ Inizia
quiz-kind-multiple-choice = Scelta multipla
quiz-kind-fill-blank = Parola mancante
quiz-kind-matching = Trova le coppie
quiz-kind-listening = Ascolto
quiz-source-mine = 🃏 Le mie parole
quiz-source-level = 📶 Il mio livello
quiz-source-mistakes = 🔁 I miei errori
button-quiz-categories = 🗂 Per tema
quiz-categories = 🗂 <b>Su quale tema?</b>

quiz-no-words = 🎯 Non hai ancora salvato parole. Salvane qualcuna mentre parliamo, oppure usa subito quelle del tuo livello.
quiz-no-mistakes = 🎯 Non ci sono errori su cui interrogarti. Usiamo le parole del tuo livello?
quiz-nothing = 🎯 Non ho parole da chiederti in questo modo. Facciamo due chiacchiere?
button-quiz-level = 📶 Parole del mio livello

quiz-goes-on = 🎯 <b>Riprendiamo il tuo quiz.</b>
button-quiz-new = ↻ Un altro quiz
quiz-ask-recognise = Che cosa significa?
quiz-ask-produce = Come si dice?
quiz-ask-listen = 🔊 Quale parola senti?
quiz-ask-blank = Quale parola manca?
quiz-ask-typed = Scrivi la parola che manca. Con “?” te la mostro.
quiz-ask-board = Tocca una parola, poi il suo significato.

quiz-right = ✅ <b>Giusto!</b>
quiz-wrong = ❌ <b>Non proprio.</b>
quiz-no-pair = Queste due non vanno insieme.
quiz-to-cards = 🃏 Ora tra le tue carte: { $word }
button-quiz-next = Avanti ›
quiz-score =
    { $number ->
        [one] <b>{ $number } parola su { $total }</b> indovinata al primo colpo
        [many] <b>{ $number } di parole su { $total }</b> indovinate al primo colpo
       *[other] <b>{ $number } parole su { $total }</b> indovinate al primo colpo
    }
quiz-all-right = 🎉 Neanche un errore!
button-quiz-again = 🎯 Un altro quiz
button-quiz-cards = 🃏 Ripassa le carte

quiz-answered-already = A questa hai già risposto.
quiz-started-already = Questo quiz è già iniziato. Con /quiz rivedi la domanda aperta.
quiz-paired-already = Questa coppia è già trovata.
quiz-tried-already = Questa coppia l’hai già provata.
quiz-hold-first = Prima tocca una parola a sinistra.
quiz-old = Quel quiz non è più aperto. Con /quiz ne inizi uno nuovo.

category-greetings = 👋 Saluti
category-people = 🧑 Persone
category-family = 👪 Famiglia
category-food = 🍞 Cibo
category-home = 🏠 Casa
category-city = 🏙 Città
category-travel = 🧳 Viaggi
category-work = 🛠 Lavoro
category-business = 💼 Affari
category-time = 🕐 Tempo e ore
category-numbers = 🔢 Numeri
category-health = 🩺 Salute
category-shopping = 🛒 Acquisti
category-weather = ⛅ Meteo
category-hobbies = 🎨 Passatempi
category-clothes = 👕 Vestiti
category-body = 💪 Corpo
category-education = 🎓 Istruzione
category-nature = 🌳 Natura
category-communication = 💬 Comunicazione
category-feelings = 💛 Emozioni
category-verbs = 🏃 Verbi
category-adjectives = 🌈 Aggettivi
category-grammar = 🧱 Grammatica
