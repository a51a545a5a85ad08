command-cards = deine Wörter wiederholen

card-new = neu
card-type = Schreib das Wort, mit Artikel, wenn es einen hat.
card-leech = 🪝 Die hier entwischt dir oft. Eine eigene Notiz kann helfen, oder leg sie eine Weile beiseite.
card-leech-now = Diese Karte entwischt dir oft. Versuch es mit einer eigenen Notiz (⋯).
card-rated-already = Diese Karte hast du schon bewertet.
card-undone = Zurückgenommen.
card-undone-already = Das ist schon zurückgenommen oder vorbei.
card-nothing-to-undo = Es gibt nichts zurückzunehmen.
card-suspended = Beiseitegelegt: Ich frage sie nicht mehr ab.
card-noted = Notiert.
card-gone = Ich finde diese Karte nicht mehr.
card-write-note = 📝 Schreib eine Notiz zu <b>{ $word }</b>: ein Bild im Kopf, ein Reim, wo du es gehört hast.
cards-done =
    { $rated ->
        [one] 🃏 <b>Geschafft!</b> { $rated } Karte.
       *[other] 🃏 <b>Geschafft!</b> { $rated } Karten.
    }
cards-stopped = 🃏 <b>Aufgehört.</b> Keine Karte bewertet.
cards-recalled = Gewusst: { $share }
cards-next = Bis zur nächsten Karte: { $time }.
cards-nothing = 🃏 Nichts ist fällig. Merk dir Wörter aus unseren Gesprächen, dann kommen sie hier wieder.
cards-limit = 🃏 Genug für heute: Dein Tageslimit ist erreicht. Du kannst es in /settings ändern.
cards-ended-already = Diese Runde ist schon vorbei.
grade-again = Nochmal
grade-hard = Schwer
grade-good = Gut
grade-easy = Leicht
button-show = Antwort zeigen
button-undo = ↩ Zurück
button-end = ⏹ Aufhören
button-suspend = Karte beiseitelegen
button-note = 📝 Notiz schreiben
button-more-cards = 🃏 Mehr Karten
answer-right = ✅ Richtig! <b>{ $expected }</b>
answer-wrong-case = ✅ Richtig, aber achte auf die Großschreibung: <b>{ $expected }</b>
answer-accent = ✅ Richtig, aber achte auf den Akzent: <b>{ $expected }</b>
answer-umlaut = ✅ Richtig, aber achte auf den Umlaut: <b>{ $expected }</b>
answer-wrong-article = 🟡 Das Wort stimmt, der Artikel nicht: <b>{ $expected }</b>
answer-typo = 🟡 Fast: <b>{ $expected }</b>
answer-wrong = ❌ Es heißt <b>{ $expected }</b>
