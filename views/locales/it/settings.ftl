settings-title = ⚙️ <b>Impostazioni</b>
setting-saved = Salvato.
setting-same = Era già così.
setting-level = Livello
setting-goal = Obiettivo giornaliero
setting-mode = Correzioni
setting-tips = Consigli per messaggio
setting-strict = Severità
setting-remind = Promemoria
setting-days = Giorni promemoria
setting-sched = Metodo di ripasso
setting-new = Schede nuove al giorno
setting-rev = Ripassi al giorno

about-level = Il tuo livello nella lingua che impari. Le mie risposte si adattano.
about-goal = Quanto tempo vuoi dedicarci ogni giorno.
about-mode = A ogni messaggio, tutte insieme alla fine della conversazione, oppure mai. Gli errori restano comunque salvati per gli esercizi.
about-tips = Quanti consigli può ricevere al massimo un messaggio; prima gli errori più gravi.
about-strict = Con «bassa» lascio correre le piccole sviste; con «alta» segnalo anche punteggiatura e stile.
about-remind = Alla tua ora locale, solo se c’è qualcosa da ripassare, al massimo una volta al giorno.
about-days = In quali giorni posso mandarti un promemoria.
about-sched = FSRS pianifica i ripassi in base a come lavora la tua memoria; SM-2 è il metodo classico.
about-new = Quante schede nuove puoi ricevere al giorno.
about-rev = Quanti ripassi puoi ricevere al giorno.

choice-mode-each = a ogni messaggio
choice-mode-end = alla fine
choice-mode-off = mai
choice-strict-lenient = bassa
choice-strict-normal = normale
choice-strict-strict = alta
choice-sched-fsrs = FSRS
choice-sched-sm2 = SM-2

days-every = tutti i giorni
days-work = da lunedì a venerdì
days-weekend = fine settimana
