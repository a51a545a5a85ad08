command-start = mulai, atau lanjutkan lagi
command-talk = mengobrol dalam situasi atau bebas
command-end = akhiri obrolan dan lihat hasilnya
command-settings = level, target, koreksi, pengingat
command-language = bahasa yang dipelajari, bahasa penjelasan
command-help = apa saja yang bisa kubantu
command-privacy = apa yang disimpan, apa yang keluar dari server
command-cancel = batalkan pertanyaan yang sedang terbuka

help-title = <b>Aku tutor yang bisa kamu ajak mengobrol.</b>
help-how = Tulis kepadaku dalam bahasa yang sedang kamu pelajari. Di bawah jawabanku ada tips yang terlipat: ketuk untuk membukanya. Kalau kamu mengedit pesan, aku periksa lagi. Aku belum bisa mendengarkan pesan suara atau melihat gambar.

privacy-title = 🔒 Apa yang terjadi dengan tulisanmu
privacy-stored = Yang disimpan di basis data bot ini: ID Telegram, nama, dan nama penggunamu, pengaturanmu, apa yang kamu tulis di sini, jawabanku, kesalahan yang ditemukan, dan kata yang kamu simpan. Pesan mentah dari Telegram dihapus tiga hari setelah dijawab.
privacy-model = Untuk menjawab, aku mengirim isi obrolan sejauh ini, levelmu, dan bahasanya ke Claude dari Anthropic. Nama dan ID Telegram-mu tidak dikirim. Kalau batas harian atau bulanan tercapai, tidak ada yang dikirim.
privacy-no-model = Tidak ada tulisanmu yang keluar dari server ini selain lewat Telegram sendiri: tidak ada model bahasa yang terhubung.
privacy-never = Tidak ada yang dijual atau diperlihatkan kepada pelajar lain. Pengelola bot ini bisa membaca basis datanya; mintalah kepadanya kalau kamu ingin datamu dihapus.

cancel-done = Baik, semuanya tetap seperti semula.
cancel-first = Kita masih di pertanyaan awal. Kamu boleh melewati yang mana saja.
cancel-talk = Obrolan ini masih terbuka. Lanjutkan saja, atau tutup dengan /end.
cancel-nothing = Tidak ada yang sedang berjalan. Mau melakukan apa?
unknown-command = Aku tidak mengenal perintah ini. Lihat /help untuk tahu apa yang bisa kubantu.
unknown-command-guess = Aku tidak mengenal perintah ini. Maksudmu /{ $guess }? Lihat semuanya di /help.
stale-button = Tombol ini sudah tidak berlaku.
error-bug = 😕 Ada yang salah di pihakku, bukan salahmu. Tulisanmu tetap tersimpan. Coba lagi sebentar lagi, ya.

attachment-photo = Aku belum bisa melihat gambar. Ceritakan isinya dengan kata-kata, yuk!
attachment-voice = Aku belum bisa mendengarkan. Tulis saja, ya!
attachment-audio = Aku belum bisa mendengarkan. Tulis saja, ya!
attachment-video-note = Aku tidak bisa menonton video. Tulis saja, ya!
attachment-video = Aku tidak bisa menonton video. Tulis saja, ya!
attachment-sticker = 😊 Bagus! Sekarang coba dengan kata-kata?
attachment-animation = 😄 Seru! Sekarang coba dengan kata-kata?
attachment-document = Aku tidak bisa membuka berkas di sini. Tempelkan saja teksnya ke dalam pesan.
attachment-other = Aku hanya bisa membaca teks. Tulis saja, ya!
