settings-title = ⚙️ <b>Pengaturan</b>
setting-saved = Tersimpan.
setting-same = Pengaturannya memang sudah begitu.
setting-level = Level
setting-goal = Target harian
setting-mode = Koreksi
setting-tips = Tips per pesan
setting-strict = Ketelitian
setting-remind = Pengingat
setting-days = Hari pengingat
setting-sched = Metode ulangan
setting-new = Kartu baru per hari
setting-rev = Ulangan per hari

about-level = Levelmu dalam bahasa yang kamu pelajari. Jawabanku menyesuaikan.
about-goal = Berapa lama kamu ingin belajar setiap hari.
about-mode = Setelah setiap pesan, sekaligus di akhir obrolan, atau tidak sama sekali. Kesalahan tetap disimpan untuk latihan.
about-tips = Paling banyak berapa tips untuk satu pesan; yang paling penting didahulukan.
about-strict = Kalau longgar, salah kecil kubiarkan; kalau ketat, tanda baca dan gaya pun kutunjukkan.
about-remind = Menurut jam setempat, hanya kalau ada yang perlu diulang, paling banyak sekali sehari.
about-days = Di hari apa saja aku boleh mengingatkanmu.
about-sched = FSRS menyusun jadwal ulangan sesuai cara kerja ingatanmu; SM-2 adalah metode klasik.
about-new = Paling banyak berapa kartu baru yang kamu dapat per hari.
about-rev = Paling banyak berapa ulangan yang kamu dapat per hari.

choice-mode-each = setiap pesan
choice-mode-end = di akhir
choice-mode-off = mati
choice-strict-lenient = longgar
choice-strict-normal = normal
choice-strict-strict = ketat
choice-sched-fsrs = FSRS
choice-sched-sm2 = SM-2

days-every = setiap hari
days-work = Senin sampai Jumat
days-weekend = akhir pekan
