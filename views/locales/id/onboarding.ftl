language-de = Jerman
language-es = Spanyol
language-en = Inggris

first-welcome =
    👋 Hai { $name }! Aku <b>Palaver</b>. Kita mengobrol, aku memainkan peran, dan kesalahanmu menjadi pelajaranmu.

    <b>Kamu mau belajar bahasa apa?</b>
first-level = <b>Seberapa lancar kamu memakainya?</b> Pilih yang paling cocok; bisa diubah kapan saja.
first-goal = <b>Berapa menit sehari yang pas buatmu?</b> Lebih baik sedikit tetapi sering daripada banyak tetapi jarang.
first-reminder =
    <b>Kapan sebaiknya aku mengingatkanmu?</b> Hanya kalau ada yang perlu diulang, paling banyak sekali sehari.

    Jam di tempatmu: { $now } ({ $zone })
first-count = <i>Pertanyaan { $number } dari { $total }</i>
first-please-choose = Ketuk salah satu tombol, atau lewati pertanyaan ini.
first-answered = Pertanyaan ini sudah kamu jawab.
first-over = Semuanya sudah siap. Ubah apa saja lewat /settings.
first-not-done = Beri tahu dulu bahasa apa yang mau kamu pelajari: ketuk /start.

level-a1 = beberapa kata dan frasa
level-a2 = obrolan sehari-hari sederhana
level-b1 = cukup bisa di banyak situasi
level-b2 = lancar untuk banyak topik
level-c1 = nyaman di hampir semua situasi
level-c2 = hampir seperti penutur asli

minutes-short = { $minutes } mnt
reminder-never = Tanpa pengingat
button-skip = Lewati
button-zone = 🌍 { $zone }
button-back = ‹ Kembali

ready-title = ✅ <b>Semuanya siap!</b>
ready-chosen = Bahasa { $language } · { $level } · { $minutes } menit sehari
ready-reminder = Pengingat pukul { $time } ({ $zone }), hanya kalau ada yang perlu diulang
ready-no-reminder = Tanpa pengingat
ready-how = Tulis saja kepadaku seperti kepada seorang teman. Salah itu tidak apa-apa: justru untuk itulah aku ada.

welcome-back = 👋 Senang bertemu lagi, { $name }! Kita lanjutkan bahasa { $language }?
button-talk = 💬 Mengobrol
button-settings = ⚙️ Pengaturan

language-interface = <b>Aku sebaiknya menjelaskan dalam bahasa apa?</b>
language-menu = <b>Kamu sedang belajar bahasa apa?</b> Tombol terakhir adalah bahasa penjelasanku.
language-changed = Sekarang aku menjelaskan dalam bahasa Indonesia.
language-same = Bahasa itu sudah sedang kamu pelajari.
language-target = Sekarang kamu belajar bahasa { $language }.

zone-title = 🌍 Zona waktumu <b>{ $zone }</b>. Pilih yang lain, atau tulis nama kota besar di dekatmu.
zone-found = 🌍 Yang cocok dengan “{ $text }”:
zone-none = 🌍 Aku tidak menemukan zona waktu untuk “{ $text }”. Coba kota yang lebih besar, atau pilih di sini:
zone-saved = Zona waktu: { $zone }
