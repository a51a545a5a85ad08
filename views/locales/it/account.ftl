command-talk = parliamo: in una situazione o a tema libero
command-end = chiudi la conversazione e guarda com’è andata
command-settings = livello, obiettivo, correzioni, promemoria
command-language = che cosa impari e in che lingua spiego
command-help = che cosa so fare
command-privacy = che cosa si salva e che cosa esce dal server
command-cancel = lascia perdere quello che sto chiedendo

help-title = <b>Sono un tutor con cui puoi conversare.</b>
help-how = Scrivimi nella lingua che stai imparando. Sotto le mie risposte trovi dei consigli ripiegati: tocca per aprirli. Se modifichi un messaggio, lo riguardo. Per ora non so ascoltare i vocali né guardare le foto.

privacy-title = 🔒 Che cosa succede a quello che scrivi
privacy-stored = Nel database di questo bot si salvano: il tuo id Telegram, il nome e il nome utente, le impostazioni, quello che scrivi qui, le mie risposte, gli errori trovati e le parole che salvi. I dati grezzi dei messaggi di Telegram vengono cancellati tre giorni dopo la risposta.
privacy-model = Per rispondere, invio a Claude di Anthropic la conversazione fino a quel punto, il tuo livello e le lingue. Il tuo nome e il tuo id Telegram no. Quando si raggiunge il limite giornaliero o mensile, non invio nulla.
privacy-no-model = Niente di quello che scrivi esce da questo server, se non attraverso Telegram stesso: non è collegato nessun modello linguistico.
privacy-never = Niente viene venduto né mostrato ad altri studenti. Chi gestisce questo bot può leggerne il database e, se lo chiedi, cancellare i tuoi dati.

cancel-done = Va bene, resta tutto com’era.
cancel-first = Siamo ancora alle prime domande. Puoi saltare quelle che vuoi.
cancel-talk = La conversazione resta aperta. Continua a scrivere, oppure chiudila con /end.
cancel-nothing = Non c’è niente in corso. Che cosa ti va di fare?
unknown-command = Non conosco questo comando. Con /help vedi che cosa so fare.
unknown-command-guess = Non conosco questo comando. Volevi dire /{ $guess }? Con /help li vedi tutti.
stale-button = Questo pulsante non vale più.
error-bug = 😕 Qualcosa è andato storto: colpa mia, non tua. Quello che hai scritto è al sicuro. Riprova tra un momento.

attachment-photo = Non so ancora guardare le foto. Raccontami a parole che cosa si vede!
attachment-voice = Non so ancora ascoltare. Scrivimelo!
attachment-audio = Non so ancora ascoltare. Scrivimelo!
attachment-video-note = Non so guardare i video. Scrivimi, piuttosto!
attachment-video = Non so guardare i video. Scrivimi, piuttosto!
attachment-sticker = 😊 Bello! E adesso a parole?
attachment-animation = 😄 Che forte! E adesso a parole?
attachment-document = Qui non posso aprire i file. Incolla il testo in un messaggio.
attachment-other = So leggere solo il testo. Scrivimi, piuttosto!
