settings-title = ⚙️ <b>Pengaturan</b>
setting-saved = Tersimpan.
setting-same = Memang sudah begitu.
setting-level = Level
setting-goal = Target harian
setting-mode = Koreksi
setting-tips = Tips per pesan
setting-strict = Ketelitian
setting-remind = Pengingat
setting-days = Hari pengingat
setting-sched = Metode pengulangan
setting-new = Kartu baru per hari
setting-rev = Pengulangan per hari

about-level = Level Anda dalam bahasa yang Anda pelajari. Jawaban saya menyesuaikan.
about-goal = Berapa lama Anda ingin belajar setiap hari.
about-mode = Setelah setiap pesan, sekaligus di akhir obrolan, atau tidak sama sekali. Kesalahan tetap disimpan untuk latihan.
about-tips = Paling banyak berapa tips untuk satu pesan; yang paling penting didahulukan.
about-strict = Kalau longgar, kesalahan kecil saya biarkan; kalau ketat, tanda baca dan gaya pun saya tunjukkan.
about-remind = Menurut jam setempat, hanya kalau ada yang perlu diulang, paling banyak sekali sehari.
about-days = Pada hari apa saja saya boleh mengingatkan Anda.
about-sched = FSRS menyusun jadwal pengulangan sesuai cara kerja ingatan Anda; SM-2 adalah metode klasik.
about-new = Paling banyak berapa kartu baru yang Anda dapat per hari.
about-rev = Paling banyak berapa pengulangan yang Anda dapat per hari.

choice-mode-each = setiap pesan
choice-mode-end = di akhir
choice-mode-off = nonaktif
choice-strict-lenient = longgar
choice-strict-normal = normal
choice-strict-strict = ketat
choice-sched-fsrs = FSRS
choice-sched-sm2 = SM-2

days-every = setiap hari
days-work = Senin sampai Jumat
days-weekend = akhir pekan
