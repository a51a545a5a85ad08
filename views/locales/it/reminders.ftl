reminder-due =
    { $number ->
        [one] 🔔 <b>{ $number } scheda</b> è pronta da ripassare. Basta un attimo.
        [many] 🔔 <b>{ $number } di schede</b> sono pronte da ripassare. Basta qualche minuto.
       *[other] 🔔 <b>{ $number } schede</b> sono pronte da ripassare. Basta qualche minuto.
    }
reminder-again =
    { $number ->
        [one] 🔔 Rieccomi, come promesso: <b>{ $number } scheda</b> è pronta da ripassare.
        [many] 🔔 Rieccomi, come promesso: <b>{ $number } di schede</b> sono pronte da ripassare.
       *[other] 🔔 Rieccomi, come promesso: <b>{ $number } schede</b> sono pronte da ripassare.
    }
reminder-later = Ci risentiamo oggi alle { $time }.
reminder-tomorrow = Ci risentiamo domani alle { $time }.
reminder-over = Questo promemoria è di un altro giorno.
reminder-off = I promemoria sono disattivati.
reminder-stopped = 🔕 I promemoria sono disattivati. Le tue schede restano dove sono; con /settings li riattivi quando vuoi.
button-review = ▶️ Ripassa
button-remind-hour = ⏰ Tra un’ora
button-remind-tomorrow = 📅 Domani
button-remind-never = 🔕 Niente più promemoria
button-remind-again = ⚙️ Ora del promemoria
