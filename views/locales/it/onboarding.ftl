language-de = Tedesco
language-es = Spagnolo
language-en = Inglese

first-welcome =
    👋 Ciao { $name }! Sono <b>Palaver</b>. Conversiamo, io recito una parte e i tuoi errori diventano le tue lezioni.

    <b>Quale lingua vuoi imparare?</b>
first-level = <b>Come te la cavi con questa lingua?</b> Scegli il livello più vicino al tuo; puoi cambiarlo quando vuoi.
first-goal = <b>Quanti minuti al giorno fanno per te?</b> Meglio poco ma spesso che tanto ogni tanto.
first-reminder =
    <b>Quando vuoi un promemoria?</b> Solo se c’è qualcosa da ripassare, al massimo una volta al giorno.

    Ora da te: { $now } ({ $zone })
first-count = <i>Domanda { $number } di { $total }</i>
first-please-choose = Tocca uno dei pulsanti, oppure salta la domanda.
first-answered = A questa domanda hai già risposto.
first-over = È già tutto pronto. Con /settings puoi cambiare quello che vuoi.
first-not-done = Prima dimmi quale lingua vuoi imparare: tocca /start.

level-a1 = poche parole e frasi
level-a2 = conversazioni semplici
level-b1 = me la cavo quasi sempre
level-b2 = parlo bene di molti temi
level-c1 = a mio agio quasi ovunque
level-c2 = quasi come un madrelingua

minutes-short = { $minutes } min
reminder-never = Mai
button-skip = Salta
button-zone = 🌍 { $zone }
button-back = ‹ Indietro
button-interface = 🌐 Spiegazioni: { $language }

ready-title = ✅ <b>Tutto pronto!</b>
ready-chosen = { $language } · { $level } · { $minutes } minuti al giorno
ready-reminder = Promemoria alle { $time } ({ $zone }), solo se c’è qualcosa da ripassare
ready-no-reminder = Nessun promemoria
ready-how = Scrivimi e basta, come faresti con una persona. Gli errori sono benvenuti: sono qui per questo.

welcome-back = 👋 Che bello rivederti, { $name }! Lingua: { $language }. Andiamo avanti?
button-talk = 💬 Parliamo
button-settings = ⚙️ Impostazioni

language-interface = <b>In quale lingua vuoi le spiegazioni?</b>
language-menu = <b>Che cosa stai imparando?</b> L’ultimo pulsante è la lingua in cui spiego.
language-changed = Ora spiego in italiano.
language-same = La stai già imparando.
language-target = Da adesso impari: { $language }

zone-title = 🌍 Il tuo fuso orario è <b>{ $zone }</b>. Scegline un altro, o scrivi il nome di una grande città vicino a te.
zone-found = 🌍 Per «{ $text }» ho trovato:
zone-none = 🌍 Non trovo nessun fuso orario per «{ $text }». Prova con una città più grande, o scegli qui:
zone-saved = Fuso orario: { $zone }
