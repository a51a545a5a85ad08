talk-menu = <b>Kita mau mengobrol tentang apa?</b> Pilih situasi dalam bahasa { $language }, atau mengobrol bebas saja.
talk-free-button = 💬 Obrolan bebas
talk-free = Obrolan bebas
talk-how-to-end = <i>Jawab sesuka Anda. /end menutup obrolan dan menampilkan ringkasannya.</i>
talk-guided = <i>Obrolan ini saya pandu dengan alur yang sudah disiapkan, dan saya bertanya kalau ada yang tampak keliru; mungkin ada kesalahan yang luput dari perhatian saya.</i>
talk-already-open = Kita sudah berada di obrolan ini. Langsung jawab saja.
talk-over-already = Obrolan ini sudah selesai.
talk-closed = Obrolan ditutup.
talk-none-open = Tidak ada obrolan yang terbuka. Mulai dengan /talk.
talk-hint = Anda bisa mengatakan: <i>{ $hint }</i>
scene-gone = Situasi ini sudah tidak tersedia. Pilih yang lain lewat /talk.
line-gone = Kalimat ini sudah tidak bisa saya temukan.
button-talk-again = 💬 Mengobrol lagi

button-explain = 🔎 Jelaskan
button-hint = 💡 Petunjuk
button-translate = 🌐 Terjemahkan
button-say = 🔊 Dengarkan
button-words = ➕ Simpan kata

tip-ask = Coba cek lagi: { $wrong } → { $right }?
tip-missing = kurang
tip-superfluous = tidak perlu
no-translation = Saat ini saya tidak bisa menerjemahkan kalimat ini: perlu tutor AI.
no-hint = Saya tidak punya petunjuk untuk kalimat ini. Jawab saja dengan kata-kata yang Anda tahu.
no-voice = Instalasi ini belum punya suara. Pengelolanya bisa menambahkan: lihat README.

summary-counts = { $minutes } menit, { $turns } jawaban
summary-vocabulary = Kosakata
summary-fluency = Kelancaran
summary-overall = Keseluruhan
summary-mistakes = Perlu dilihat lagi:
summary-words = Kata yang muncul:
summary-drill = Latihan berikutnya:

notice-not-understood = Saya belum menangkapnya. Ketuk 💡 untuk melihat contoh jawaban.
notice-not-judged = Jawabannya sampai, koreksinya tidak. Edit pesan Anda agar diperiksa lagi.
notice-allowance = Giliran Anda dengan tutor AI untuk hari ini sudah habis. Tutor bawaan melanjutkan; besok ada lagi.
notice-budget = Anggaran tutor AI untuk bulan ini sudah habis. Tutor bawaan melanjutkan.
notice-no-key = Tutor AI tidak punya kunci akses di sini. Tutor bawaan yang menjawab.
notice-bad-key = Layanan AI menolak kunci bot ini. Tutor bawaan yang menjawab; pengelola bisa melihat sebabnya di log.
notice-rate-limit = Tutor AI sedang melayani terlalu banyak orang. Kali ini tutor bawaan yang menjawab.
notice-overloaded = Tutor AI sedang kewalahan. Kali ini tutor bawaan yang menjawab.
notice-timeout = Tutor AI terlalu lama menjawab. Kali ini tutor bawaan yang menjawab.
notice-connection = Tutor AI tidak bisa dihubungi. Kali ini tutor bawaan yang menjawab.
notice-cut-off = Jawaban tutor AI terputus. Kali ini tutor bawaan yang menjawab.
notice-refusal = Tutor AI tidak mau menjawab itu. Tutor bawaan melanjutkan.
notice-malformed = Jawaban tutor AI tidak masuk akal. Kali ini tutor bawaan yang menjawab.
notice-empty = Tutor AI tidak menjawab apa-apa. Kali ini tutor bawaan yang menjawab.
notice-server = Layanan AI sedang bermasalah. Kali ini tutor bawaan yang menjawab.

words-title = <b>Kata-kata dalam kalimat ini.</b> Ketuk salah satu untuk menyimpan dan mempelajarinya.
word-saved = Tersimpan: { $word }
word-known = Sudah ada di daftar belajar Anda: { $word }
word-gone = Kata ini sudah tidak ada di kursus.
