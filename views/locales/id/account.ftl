command-talk = mengobrol sesuai situasi, atau bebas
command-end = akhiri obrolan dan lihat hasilnya
command-settings = level, target, koreksi, pengingat
command-language = bahasa yang dipelajari, bahasa penjelasan
command-help = apa saja yang bisa saya bantu
command-privacy = apa yang disimpan, apa yang keluar dari server
command-cancel = hentikan yang sedang saya tanyakan

help-title = <b>Saya tutor yang bisa Anda ajak mengobrol.</b>
help-how = Tulislah kepada saya dalam bahasa yang sedang Anda pelajari. Di bawah jawaban saya ada tips yang terlipat: ketuk untuk membukanya. Kalau Anda mengedit pesan, saya periksa lagi. Saya belum bisa mendengarkan pesan suara atau melihat gambar.

privacy-title = 🔒 Apa yang terjadi dengan tulisan Anda
privacy-stored = Yang disimpan di basis data bot ini: ID Telegram, nama, nama pengguna, dan pengaturan Anda, tulisan Anda di sini, jawaban saya, kesalahan yang ditemukan, dan kata yang Anda simpan. Data mentah pesan Telegram dihapus tiga hari setelah pesannya dijawab.
privacy-model = Untuk menjawab, saya mengirim isi obrolan sejauh ini, level Anda, dan bahasanya ke Claude dari Anthropic. Nama dan ID Telegram Anda tidak dikirim. Kalau batas harian atau bulanan tercapai, tidak ada yang dikirim.
privacy-no-model = Tidak ada tulisan Anda yang keluar dari server ini selain lewat Telegram sendiri: tidak ada model bahasa yang terhubung.
privacy-never = Tidak ada yang dijual atau diperlihatkan kepada pelajar lain. Pengelola bot ini bisa membaca basis datanya; mintalah kepadanya kalau Anda ingin data Anda dihapus.

cancel-done = Baik, semuanya tetap seperti semula.
cancel-first = Kita masih di pertanyaan awal. Anda boleh melewati yang mana saja.
cancel-talk = Obrolan ini masih terbuka. Lanjutkan saja, atau tutup dengan /end.
cancel-nothing = Tidak ada yang sedang berjalan. Anda mau melakukan apa?
unknown-command = Saya tidak mengenal perintah ini. Lihat /help untuk tahu apa yang bisa saya bantu.
unknown-command-guess = Saya tidak mengenal perintah ini. Maksud Anda /{ $guess }? Lihat semuanya di /help.
stale-button = Tombol ini sudah tidak berlaku.
error-bug = 😕 Ada yang salah di pihak saya, bukan salah Anda. Tulisan Anda tetap tersimpan. Silakan coba lagi sebentar lagi.

attachment-photo = Saya belum bisa melihat gambar. Ceritakan isinya dengan kata-kata, ya!
attachment-voice = Saya belum bisa mendengarkan. Silakan tulis saja!
attachment-audio = Saya belum bisa mendengarkan. Silakan tulis saja!
attachment-video-note = Saya tidak bisa menonton video. Silakan tulis saja!
attachment-video = Saya tidak bisa menonton video. Silakan tulis saja!
attachment-sticker = 😊 Bagus! Sekarang coba dengan kata-kata?
attachment-animation = 😄 Seru! Sekarang coba dengan kata-kata?
attachment-document = Saya tidak bisa membuka berkas di sini. Tempelkan saja teksnya ke dalam pesan.
attachment-other = Saya hanya bisa membaca teks. Silakan tulis saja!
