reminder-due =
    { $number ->
        [one] 🔔 <b>{ $number } Karte</b> ist zum Wiederholen bereit. Das dauert nur einen Moment.
       *[other] 🔔 <b>{ $number } Karten</b> sind zum Wiederholen bereit. Ein paar Minuten reichen.
    }
reminder-again =
    { $number ->
        [one] 🔔 Wie versprochen, da bin ich wieder: <b>{ $number } Karte</b> ist zum Wiederholen bereit.
       *[other] 🔔 Wie versprochen, da bin ich wieder: <b>{ $number } Karten</b> sind zum Wiederholen bereit.
    }
reminder-later = Ich melde mich heute um { $time } Uhr noch einmal.
reminder-tomorrow = Ich melde mich morgen um { $time } Uhr wieder.
reminder-over = Diese Erinnerung ist von einem anderen Tag.
reminder-off = Erinnerungen sind aus.
reminder-stopped = 🔕 Erinnerungen sind aus. Deine Karten bleiben dir, und unter /settings schaltest du Erinnerungen wieder ein.
button-review = ▶️ Wiederholen
button-remind-hour = ⏰ In einer Stunde
button-remind-tomorrow = 📅 Morgen
button-remind-never = 🔕 Nicht mehr erinnern
button-remind-again = ⚙️ Erinnerungszeit
