reminder-due =
    { $number ->
        [one] 🔔 Tienes <b>{ $number } tarjeta</b> lista para repasar. Es solo un momento.
        [many] 🔔 Tienes <b>{ $number } de tarjetas</b> listas para repasar. Con unos minutos basta.
       *[other] 🔔 Tienes <b>{ $number } tarjetas</b> listas para repasar. Con unos minutos basta.
    }
reminder-again =
    { $number ->
        [one] 🔔 Aquí estoy otra vez, como quedamos: tienes <b>{ $number } tarjeta</b> lista para repasar.
        [many] 🔔 Aquí estoy otra vez, como quedamos: tienes <b>{ $number } de tarjetas</b> listas para repasar.
       *[other] 🔔 Aquí estoy otra vez, como quedamos: tienes <b>{ $number } tarjetas</b> listas para repasar.
    }
reminder-later = Te aviso otra vez hoy a las { $time }.
reminder-tomorrow = Te aviso mañana a las { $time }.
reminder-over = Este aviso es de otro día.
reminder-off = Los avisos están desactivados.
reminder-stopped = 🔕 Los avisos están desactivados. Tus tarjetas siguen ahí; con /settings puedes volver a activarlos.
button-review = ▶️ Repasar
button-remind-hour = ⏰ En una hora
button-remind-tomorrow = 📅 Mañana
button-remind-never = 🔕 No más avisos
button-remind-again = ⚙️ Hora del aviso
