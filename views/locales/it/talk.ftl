talk-menu = <b>Di che cosa parliamo?</b> Scegli una situazione, o parliamo di quello che vuoi. Lingua: { $language }
talk-free-button = 💬 Conversazione libera
talk-free = Conversazione libera
talk-how-to-end = <i>Rispondi come vuoi. Con /end chiudi la conversazione e ne vedi il riassunto.</i>
talk-guided = <i>Conduco questa conversazione su una traccia già pronta e, se qualcosa non mi torna, te lo chiedo; qualche svista può sfuggirmi.</i>
talk-already-open = Siamo già in questa conversazione. Rispondimi pure.
talk-over-already = Questa conversazione è già finita.
talk-closed = La conversazione è chiusa.
talk-none-open = Non c’è nessuna conversazione aperta. Iniziane una con /talk.
talk-hint = Potresti dire: <i>{ $hint }</i>
scene-gone = Questa situazione non c’è più. Scegline un’altra con /talk.
line-gone = Non trovo più questa frase.
button-talk-again = 💬 Parliamo ancora

button-explain = 🔎 Spiega
button-hint = 💡 Spunto
button-translate = 🌐 Traduci
button-say = 🔊 Ascolta
button-words = ➕ Salva parola

tip-ask = Ricontrolla: { $wrong } → { $right }?
tip-missing = manca
tip-superfluous = da togliere
no-translation = Adesso non posso tradurre questa frase: serve il tutor IA.
no-hint = Non ho spunti per questa frase. Rispondi con le parole che sai.
no-voice = Questa installazione non ha una voce. Chi la gestisce può aggiungerla: vedi il README.

summary-counts =
    { $minutes ->
        [one] { $minutes } minuto
        [many] { $minutes } di minuti
       *[other] { $minutes } minuti
    }, { $turns ->
        [one] { $turns } risposta
        [many] { $turns } di risposte
       *[other] { $turns } risposte
    }
summary-vocabulary = Lessico
summary-fluency = Scioltezza
summary-overall = Nel complesso
summary-mistakes = Da rivedere:
summary-words = Parole incontrate:
summary-drill = Da esercitare adesso:

notice-not-understood = Non ho capito. Con 💡 vedi che cosa potresti dire.
notice-not-judged = La risposta è arrivata, le correzioni no. Modifica il tuo messaggio per farlo rivedere.
notice-allowance = I turni di oggi con il tutor IA sono finiti. Continua il tutor integrato; domani ne avrai di nuovi.
notice-budget = Il budget di questo mese per il tutor IA è esaurito. Continua il tutor integrato.
notice-no-key = Qui il tutor IA non ha una chiave di accesso. Risponde il tutor integrato.
notice-bad-key = Il servizio IA ha rifiutato la chiave di questo bot. Risponde il tutor integrato; chi gestisce il bot trova il motivo nel log.
notice-rate-limit = Il tutor IA sta rispondendo a troppe persone insieme. Stavolta risponde il tutor integrato.
notice-overloaded = Il tutor IA è sovraccarico. Stavolta risponde il tutor integrato.
notice-timeout = Il tutor IA ci ha messo troppo. Stavolta risponde il tutor integrato.
notice-connection = Il tutor IA non è raggiungibile. Stavolta risponde il tutor integrato.
notice-cut-off = La risposta del tutor IA si è interrotta. Stavolta risponde il tutor integrato.
notice-refusal = Il tutor IA ha preferito non rispondere. Continua il tutor integrato.
notice-malformed = La risposta del tutor IA non aveva senso. Stavolta risponde il tutor integrato.
notice-empty = Il tutor IA non ha detto nulla. Stavolta risponde il tutor integrato.
notice-server = Il servizio IA ha un problema. Stavolta risponde il tutor integrato.

words-title = <b>Parole di questa frase.</b> Toccane una per salvarla e impararla.
word-saved = Salvata: { $word }
word-known = La stai già imparando: { $word }
word-gone = Questa parola non fa più parte del corso.
