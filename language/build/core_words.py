"""Function words and figures of everyday speech: known from the first lessons in every form."""

from domain.levels import Level, Target
from language.wordlists import each, listed

_GERMAN_A1 = """
der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines
ich du er sie es wir ihr Sie mich dich ihn uns euch mir dir ihm ihnen Ihnen sich man
mein meine meinen meinem meiner meines dein deine deinen deinem deiner deines sein seine seinen seinem seiner seines
ihre ihren ihrem ihrer ihres Ihr Ihre Ihren Ihrem Ihrer Ihres unser unsere unseren unserem unserer unseres
euer eure euren eurem eurer dieser diese dieses diesen diesem welche welcher welches welchen welchem jede jeder jedes
jeden jedem alle alles viel viele vielen wenig etwas nichts jemand niemand wer wen wem was wo wohin woher wann warum
wie wieso und oder aber denn weil dass wenn als ob in im ins an am ans auf aufs unter über vor hinter neben zwischen
mit nach von vom zu zum zur bei beim aus seit bis für durch gegen ohne um nicht ja nein doch auch nur noch schon sehr
mehr so da dort hier jetzt dann heute morgen gestern immer oft nie manchmal mal gern gerne bitte danke hallo tschüss
null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn
achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend
möchte möchtest möchtet möchten gut besser Guten guten Uhr leid bisschen super prima ah oh aha wow hm mmh na okay
zuerst weh fürs meistens nächste nächster nächstes nächsten nächstem letzte letzter letztes letzten letztem Spaß
Wiederhören Spanisch Italienisch Französisch Türkisch Indonesisch deutsch englisch spanisch italienisch
einmal zweimal dreimal erste ersten erster erstes zweite zweiten dritte dritten halb viertel Viertel Herr Frau Doktor
"""
_GERMAN_A2 = """
bevor nachdem während obwohl damit deshalb deswegen trotzdem sondern weder sowohl je desto wegen trotz statt außer
gegenüber innerhalb außerhalb dessen deren derselbe dieselbe dasselbe einige einigen manche mancher solche solcher
worauf worüber wofür womit darauf darüber dafür damit daran davon dazu selbst einander würde würdest würden würdet
"""
_SPANISH_A1 = """
el la los las un una unos unas lo al del yo tú él ella usted nosotros nosotras vosotros vosotras ellos ellas ustedes
me te se nos os le les mí ti conmigo contigo mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro vuestra
mío mía tuyo tuya suyo suya este esta estos estas ese esa esos esas esto eso aquel aquella aquellos aquellas aquello
que qué quién quiénes cuál cuáles cómo dónde adónde cuándo cuánto cuánta cuántos cuántas por porque y e o u pero si no
sí ni como cuando donde de a en con sin para entre sobre hasta desde hacia muy más menos mucho mucha muchos muchas poco
poca pocos pocas todo toda todos todas algo nada alguien nadie algún alguna algunos algunas ningún ninguna otro otra
otros otras también tampoco ya aún todavía siempre nunca aquí ahí allí hoy mañana ayer ahora luego después antes bien
mal gracias favor hola adiós señor señora hay cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece
catorce quince dieciséis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta
noventa cien ciento mil gustaría quisiera quiero puedo puede oh ah vale claro primero primera segundo segunda media
inglés inglesa alemán alemana español española italiano italiana francés francesa indonesio indonesia
"""
_SPANISH_A2 = """
aunque mientras sino quien quienes cual cuales cuyo cuya cada mismo misma mismos mismas demás tan tanto tanta tantos
tantas durante según contra ante bajo tras mediante excepto salvo además entonces así incluso consigo cualquier
"""
_ENGLISH_A1 = """
the a an i you he she it we they me him her us them my your his its our their mine yours hers ours theirs myself
yourself himself herself itself ourselves themselves this that these those who whose what which when where why how
and or but because if so than then as of to in on at by for from with without about into out up down over under after
before between behind near next not no yes please hello hi bye thanks thank sorry okay ok am is are was were be been
being have has had having do does did done doing can could will would shall should may might must there here now today
tomorrow yesterday always often never sometimes usually very too also just only some any many much more most few little
lot every each all both other another one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
something anything nothing everything someone anyone everyone somebody nobody let mr mrs ms oh ah wow hm
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december o'clock café english german spanish italian french indonesian first second third half quarter
"""
_ENGLISH_A2 = """
although though while until unless since during through against across along around among above below behind beside
inside outside towards upon whether either neither nor enough such yet already still even ever else instead however
whom whoever whatever whenever wherever
"""

CORE: dict[Target, dict[Level, frozenset[str]]] = {
    Target.GERMAN: {Level.A1: frozenset(_GERMAN_A1.split()), Level.A2: frozenset(_GERMAN_A2.split())},
    Target.SPANISH: {Level.A1: frozenset(_SPANISH_A1.split()), Level.A2: frozenset(_SPANISH_A2.split())},
    Target.ENGLISH: {Level.A1: frozenset(_ENGLISH_A1.split()), Level.A2: frozenset(_ENGLISH_A2.split())},
}

OLD_GERMAN = listed("""
    daß muß mußt mußte mußten müßte müßten müßt gemußt wußte wußten gewußt wüßte läßt laßt faßt gefaßt ißt eßt
    frißt vergißt vergeßt Schluß Schlüße Fluß Kuß Nuß Haß Prozeß Kongreß bißchen Bißchen paßt paßte gepaßt Paß
    Baß Faß Einfluß Anschluß Beschluß Entschluß Genuß Überfluß blaß naß haßt häßlich Häßlich Streß Rußland
    Kompromiß Erlebniß verläßt verpaßt beeinflußt bewußt unbewußt Bewußtsein selbstbewußt Abschluß Ausschluß
    Zuschuß Schuß Riß mißt mißverstehen zuverläßig ließt rauß laß laßen müßen
    """)
"""Spellings that were right before 1996 or never, and stand in the word lists all the same."""

MISSPELT = listed("alot untill teh thier wich becuase recieve seperate definately dont didnt doesnt nich garnicht")
"""Common slips that are frequent enough to look like words."""

LEMMAS: dict[Target, dict[str, str]] = {
    Target.GERMAN: {
        **each("weiss", "weiß"),
        **each("Ihnen", "Sie"),
        **each("mich mir", "ich"),
        **each("dich dir", "du"),
        **each("ihn ihm", "er"),
        **each("euch", "ihr"),
        **each("ihnen", "sie"),
        **each("gerne lieber liebsten", "gern"),
        "Sie": "Sie",
        "Guten": "gut",
        "mehr": "viel",
        "meisten": "viel",
    },
    Target.SPANISH: {
        **each("mí conmigo", "yo"),
        **each("ti contigo", "tú"),
        **each("niña niñas", "niño"),
        **each("vengo vengas venga vengamos vengan", "venir"),
        **each("salgo salgas salgamos salgan", "salir"),
        "seria": "serio",
        "serias": "serio",
        "al": "al",
    },
    Target.ENGLISH: {"i": "I", "her": "she", "him": "he", "me": "I", "us": "we", "them": "they"},
}
"""Forms whose lemma in the source is not the one a learner would look up."""
