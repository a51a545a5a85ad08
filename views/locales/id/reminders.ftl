reminder-due =
    { $number ->
       *[other] 🔔 <b>{ $number } kartu</b> siap diulang. Cukup beberapa menit saja.
    }
reminder-again =
    { $number ->
       *[other] 🔔 Sesuai janji, ini pengingatnya: <b>{ $number } kartu</b> siap diulang.
    }
reminder-later = Pengingat berikutnya hari ini pukul { $time }.
reminder-tomorrow = Pengingat berikutnya besok pukul { $time }.
reminder-over = Pengingat ini dari hari lain.
reminder-off = Pengingat dimatikan.
reminder-stopped = 🔕 Pengingat dimatikan. Semua kartu tetap tersimpan, dan pengingat bisa diaktifkan lagi lewat /settings.
button-review = ▶️ Ulangi kartu
button-remind-hour = ⏰ Satu jam lagi
button-remind-tomorrow = 📅 Besok
button-remind-never = 🔕 Hentikan pengingat
button-remind-again = ⚙️ Jam pengingat
