language-de = Jerman
language-es = Spanyol
language-en = Inggris

first-welcome =
    👋 Halo { $name }! Saya <b>Palaver</b>. Kita mengobrol, saya memainkan peran, dan kesalahan Anda menjadi pelajaran Anda.

    <b>Anda mau belajar bahasa apa?</b>
first-level = <b>Seberapa lancar Anda memakainya?</b> Pilih yang paling cocok; bisa diubah kapan saja.
first-goal = <b>Berapa menit sehari yang pas untuk Anda?</b> Lebih baik sedikit tetapi sering daripada banyak tetapi jarang.
first-reminder =
    <b>Kapan sebaiknya saya mengingatkan Anda?</b> Hanya kalau ada yang perlu diulang, paling banyak sekali sehari.

    Jam di tempat Anda: { $now } ({ $zone })
first-count = <i>Pertanyaan { $number } dari { $total }</i>
first-please-choose = Ketuk salah satu tombol, atau lewati pertanyaan ini.
first-answered = Pertanyaan ini sudah Anda jawab.
first-over = Semuanya sudah siap. Ubah apa saja lewat /settings.
first-not-done = Beri tahu saya dulu bahasa apa yang mau Anda pelajari: ketuk /start.

level-a1 = beberapa kata dan frasa
level-a2 = obrolan sehari-hari sederhana
level-b1 = cukup bisa di banyak situasi
level-b2 = lancar untuk banyak topik
level-c1 = nyaman hampir di mana saja
level-c2 = hampir seperti penutur asli

minutes-short = { $minutes } mnt
reminder-never = Tidak pernah
button-skip = Lewati
button-zone = 🌍 { $zone }
button-back = ‹ Kembali
button-interface = 🌐 Penjelasan: { $language }

ready-title = ✅ <b>Semuanya siap!</b>
ready-chosen = Bahasa { $language } · { $level } · { $minutes } menit sehari
ready-reminder = Pengingat pukul { $time } ({ $zone }), hanya kalau ada yang perlu diulang
ready-no-reminder = Tanpa pengingat
ready-how = Tulislah kepada saya seperti kepada seorang teman. Salah itu tidak apa-apa: justru untuk itulah saya ada.

welcome-back = 👋 Senang bertemu lagi, { $name }! Kita lanjutkan bahasa { $language }?
button-talk = 💬 Mengobrol
button-settings = ⚙️ Pengaturan

language-interface = <b>Saya sebaiknya menjelaskan dalam bahasa apa?</b>
language-menu = <b>Anda sedang belajar bahasa apa?</b> Tombol terakhir adalah bahasa penjelasan saya.
language-changed = Sekarang saya menjelaskan dalam bahasa Indonesia.
language-same = Anda memang sedang belajar bahasa itu.
language-target = Sekarang Anda belajar bahasa { $language }.

zone-title = 🌍 Zona waktu Anda <b>{ $zone }</b>. Pilih yang lain, atau tulis nama kota besar di dekat Anda.
zone-found = 🌍 Yang cocok dengan “{ $text }”:
zone-none = 🌍 Saya tidak menemukan zona waktu untuk “{ $text }”. Coba kota yang lebih besar, atau pilih di sini:
zone-saved = Zona waktu: { $zone }
