command-cards = ripassa le tue parole

card-new = nuova
card-type = Scrivi la parola, con l’articolo se ce l’ha.
card-leech = 🪝 Questa ti sfugge spesso. Una nota tua può aiutarti, oppure mettila da parte per un po’.
card-leech-now = Questa carta ti sfugge spesso. Prova con una nota tua (⋯).
card-rated-already = Hai già valutato questa carta.
card-undone = Annullato.
card-undone-already = È già stato annullato o superato.
card-nothing-to-undo = Non c’è niente da annullare.
card-suspended = Messa da parte: non te la chiedo più.
card-noted = Annotato.
card-gone = Non trovo più questa carta.
card-write-note = 📝 Scrivi una nota per <b>{ $word }</b>: un’immagine, una rima, dove l’hai sentita.
cards-done =
    { $rated ->
        [one] 🃏 <b>Fatto!</b> { $rated } carta.
        [many] 🃏 <b>Fatto!</b> { $rated } carte.
       *[other] 🃏 <b>Fatto!</b> { $rated } carte.
    }
cards-stopped = 🃏 <b>Fermato.</b> Nessuna carta valutata.
cards-recalled = Ricordate: { $share }
cards-next = La prossima carta arriva tra { $time }.
cards-nothing = 🃏 Non c’è niente da ripassare. Salva parole dalle nostre conversazioni e torneranno qui.
cards-limit = 🃏 Per oggi basta: hai raggiunto il limite giornaliero. Puoi cambiarlo in /settings.
cards-ended-already = Questo giro è già finito.
grade-again = Di nuovo
grade-hard = Difficile
grade-good = Bene
grade-easy = Facile
button-show = Mostra la risposta
button-undo = ↩ Annulla
button-end = ⏹ Basta
button-suspend = Metti da parte la carta
button-note = 📝 Scrivi una nota
button-more-cards = 🃏 Altre carte
answer-right = ✅ Giusto! <b>{ $expected }</b>
answer-wrong-case = ✅ Giusto, ma attenzione alla maiuscola: <b>{ $expected }</b>
answer-accent = ✅ Giusto, ma attenzione all’accento: <b>{ $expected }</b>
answer-umlaut = ✅ Giusto, ma attenzione alla dieresi: <b>{ $expected }</b>
answer-wrong-article = 🟡 La parola è giusta, l’articolo no: <b>{ $expected }</b>
answer-typo = 🟡 Quasi: <b>{ $expected }</b>
answer-wrong = ❌ È <b>{ $expected }</b>
