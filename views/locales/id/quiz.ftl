command-quiz = kuis singkat tentang kata-kata Anda

quiz-menu = 🎯 <b>Mau kuis?</b> Pilih bentuk soal dan kata-katanya, lalu mulai.
button-quiz-start = ▶️ Mulai
quiz-kind-multiple-choice = Pilihan ganda
quiz-kind-fill-blank = Isi bagian kosong
quiz-kind-matching = Menjodohkan
quiz-kind-listening = Menyimak
quiz-source-mine = 🃏 Kata-kata saya
quiz-source-level = 📶 Level saya
quiz-source-mistakes = 🔁 Kesalahan saya
button-quiz-categories = 🗂 Menurut tema
quiz-categories = 🗂 <b>Temanya apa?</b>

quiz-no-words = 🎯 Anda belum menyimpan kata. Simpanlah beberapa dari obrolan kita, atau pakai kata-kata sesuai level Anda sekarang.
quiz-no-mistakes = 🎯 Tidak ada kesalahan yang bisa saya tanyakan. Mau pakai kata-kata sesuai level Anda saja?
quiz-nothing = 🎯 Saya tidak punya kata yang bisa ditanyakan dengan cara ini. Mau mengobrol saja?
button-quiz-level = 📶 Kata sesuai level saya

quiz-goes-on = 🎯 <b>Mari lanjutkan kuis Anda.</b>
button-quiz-new = ↻ Kuis lain
quiz-ask-recognise = Apa artinya?
quiz-ask-produce = Bagaimana mengatakannya?
quiz-ask-listen = 🔊 Kata mana yang Anda dengar?
quiz-ask-blank = Kata apa yang hilang?
quiz-ask-typed = Tulis kata yang hilang. Ketik “?” untuk melihatnya.
quiz-ask-board = Ketuk sebuah kata, lalu artinya.

quiz-right = ✅ <b>Benar!</b>
quiz-wrong = ❌ <b>Belum tepat.</b>
quiz-no-pair = Keduanya bukan pasangan.
quiz-to-cards = 🃏 Baru di kartu Anda: { $word }
button-quiz-next = Lanjut ›
quiz-score =
    { $number ->
       *[other] <b>{ $number } dari { $total } kata</b> langsung benar
    }
quiz-all-right = 🎉 Tidak ada satu pun kesalahan!
button-quiz-again = 🎯 Kuis lain
button-quiz-cards = 🃏 Ulangi kartu saya

quiz-answered-already = Pertanyaan ini sudah Anda jawab.
quiz-started-already = Kuis ini sudah dimulai. /quiz menampilkan pertanyaan yang terbuka.
quiz-paired-already = Pasangan ini sudah ditemukan.
quiz-tried-already = Pasangan ini sudah Anda coba.
quiz-hold-first = Ketuk dulu sebuah kata di sebelah kiri.
quiz-old = Kuis itu sudah tidak terbuka. Mulai yang baru dengan /quiz.

category-greetings = 👋 Sapaan
category-people = 🧑 Orang
category-family = 👪 Keluarga
category-food = 🍞 Makanan
category-home = 🏠 Rumah
category-city = 🏙 Kota
category-travel = 🧳 Perjalanan
category-work = 🛠 Pekerjaan
category-business = 💼 Bisnis
category-time = 🕐 Waktu
category-numbers = 🔢 Angka
category-health = 🩺 Kesehatan
category-shopping = 🛒 Belanja
category-weather = ⛅ Cuaca
category-hobbies = 🎨 Hobi
category-clothes = 👕 Pakaian
category-body = 💪 Tubuh
category-education = 🎓 Pendidikan
category-nature = 🌳 Alam
category-communication = 💬 Komunikasi
category-feelings = 💛 Perasaan
category-verbs = 🏃 Kata kerja
category-adjectives = 🌈 Kata sifat
category-grammar = 🧱 Tata bahasa
