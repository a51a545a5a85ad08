reminder-due =
    { $number ->
        [one] 🔔 <b>{ $number } card</b> is ready for review. It only takes a moment.
       *[other] 🔔 <b>{ $number } cards</b> are ready for review. A few minutes are plenty.
    }
reminder-again =
    { $number ->
        [one] 🔔 Back as promised: <b>{ $number } card</b> is ready for review.
       *[other] 🔔 Back as promised: <b>{ $number } cards</b> are ready for review.
    }
reminder-later = I’ll be back today at { $time }.
reminder-tomorrow = I’ll be back tomorrow at { $time }.
reminder-over = That reminder is from another day.
reminder-off = Reminders are off.
reminder-stopped = 🔕 Reminders are off. Your cards stay where they are, and /settings turns reminders on again.
button-review = ▶️ Review
button-remind-hour = ⏰ In an hour
button-remind-tomorrow = 📅 Tomorrow
button-remind-never = 🔕 No more reminders
button-remind-again = ⚙️ Reminder time
