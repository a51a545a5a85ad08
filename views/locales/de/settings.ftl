settings-title = ⚙️ <b>Einstellungen</b>
setting-saved = Gespeichert.
setting-same = Das war schon so eingestellt.
setting-level = Niveau
setting-goal = Tagesziel
setting-mode = Korrekturen
setting-tips = Tipps pro Nachricht
setting-strict = Strenge
setting-remind = Erinnerung
setting-days = Erinnerungstage
setting-sched = Wiederholungsplan
setting-new = Neue Karten am Tag
setting-rev = Wiederholungen am Tag

about-level = Dein Niveau in der Sprache, die du lernst. Meine Antworten richten sich danach.
about-goal = Wie viel Zeit du dir am Tag nehmen möchtest.
about-mode = Nach jeder Nachricht, gesammelt am Ende des Gesprächs oder gar nicht. Für Übungen merke ich mir Fehler in jedem Fall.
about-tips = Wie viele Tipps eine Nachricht höchstens bekommt; die schwersten Fehler kommen zuerst.
about-strict = Bei „gering“ lasse ich kleine Patzer durchgehen, bei „hoch“ zeige ich auch Zeichensetzung und Stil.
about-remind = Zu deiner Ortszeit, nur wenn etwas ansteht, höchstens einmal am Tag.
about-days = An welchen Tagen ich dich erinnern darf.
about-sched = FSRS plant Wiederholungen danach, wie dein Gedächtnis arbeitet; SM-2 ist der Klassiker.
about-new = Wie viele neue Karten du am Tag höchstens bekommst.
about-rev = Wie viele Wiederholungen du am Tag höchstens bekommst.

choice-mode-each = nach jeder Nachricht
choice-mode-end = am Ende
choice-mode-off = aus
choice-strict-lenient = gering
choice-strict-normal = normal
choice-strict-strict = hoch
choice-sched-fsrs = FSRS
choice-sched-sm2 = SM-2

days-every = jeden Tag
days-work = Montag bis Freitag
days-weekend = am Wochenende
