"""Closed classes of words, and pairs that are taken for one another."""

from domain.levels import Target
from language.wordlists import listed

Words = dict[Target, frozenset[str]]


def _words(german: str, spanish: str, english: str) -> Words:
    texts = {Target.GERMAN: german, Target.SPANISH: spanish, Target.ENGLISH: english}
    return {target: frozenset(text.split()) for target, text in texts.items()}


ARTICLES = _words(
    "der die das den dem des ein eine einen einem einer eines",
    "el la los las un una unos unas lo",
    "a an the",
)
DETERMINERS = _words(
    """
    kein keine keinen keinem keiner keines mein meine meinen meinem meiner meines dein deine deinen deinem
    deiner deines sein seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres unser unsere unseren
    unserem unserer unseres euer eure euren eurem eurer dieser diese dieses diesen diesem jener jene jenes jenen
    jenem jeder jede jedes jeden jedem welcher welche welches welchen welchem mancher manche manches solcher
    solche solches aller alle alles allen
    """,
    """
    este esta estos estas ese esa esos esas aquel aquella aquellos aquellas mi mis tu tus su sus nuestro nuestra
    nuestros nuestras vuestro vuestra vuestros vuestras mucho mucha muchos muchas poco poca pocos pocas otro
    otra otros otras todo toda todos todas algún alguna algunos algunas ningún ninguna cada
    """,
    "this that these those my your his her its our their some any many much few little every each all no",
)
PREPOSITIONS = _words(
    """
    an auf aus außer bei bis durch für gegen gegenüber hinter in mit nach neben ohne seit trotz über um unter
    von vor während wegen zu zwischen im ins am ans vom zum zur beim aufs
    """,
    """
    a al ante bajo con contra de del desde durante en entre hacia hasta mediante para por según sin sobre tras
    """,
    """
    about above across after against along among around at before behind below beneath beside between beyond by
    despite down during for from in inside into like near of off on onto out outside over past since through
    throughout to toward towards under until up upon with within without
    """,
)
FUSED = {
    "im": "in",
    "ins": "in",
    "am": "an",
    "ans": "an",
    "zum": "zu",
    "zur": "zu",
    "vom": "von",
    "beim": "bei",
    "aufs": "auf",
    "del": "de",
    "al": "a",
}
"""Prepositions with an article in them → the preposition alone."""
NUMERALS = listed("two three four five six seven eight nine ten several both")
PRONOUNS = _words(
    """
    ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen man wer wen wem was jemand niemand etwas
    nichts dieser diese dieses der die das den dem deren dessen denen
    """,
    """
    yo tú él ella usted nosotros nosotras vosotros vosotras ellos ellas ustedes me te lo la los las le les nos
    os mí ti conmigo contigo que quien quienes cual cuales esto eso aquello alguien nadie algo nada
    """,
    """
    i you he she it we they me him her us them mine yours hers ours theirs who whom which that someone somebody
    anyone anybody everyone everybody nobody something anything everything nothing one
    """,
)
SUBJECTS = _words("", "yo tú él ella usted nosotros nosotras vosotros vosotras ellos ellas ustedes", "")
REFLEXIVES = _words(
    "sich",
    "se",
    "myself yourself himself herself itself ourselves yourselves themselves",
)
AUXILIARIES = _words(
    "haben sein werden",
    "haber",
    "be have do will would",
)
"""By lemma."""

CONFUSABLE: dict[Target, frozenset[frozenset[str]]] = {
    target: frozenset(frozenset(pair.split("/")) for pair in text.split())
    for target, text in {
        Target.GERMAN: """
            das/dass seid/seit wen/wenn den/denn als/wie wieder/wider war/wahr man/mann ihn/in ihm/im fast/fasst
            viel/fiel mehr/meer wahr/war dann/denn wann/wenn als/wenn ob/wenn kennen/wissen kennen/können
            schon/schön muss/müsste hatte/hätte konnte/könnte wurde/würde noch/nach erst/nur seine/ihre sein/ihr
            tot/tod weis/weiß statt/stadt leid/lied entgültig/endgültig
            """,
        Target.SPANISH: """
            por/para saber/conocer haber/a ver/haber hay/ahí hay/ay ahí/allí haya/halla echo/hecho vaya/valla
            porque/por-qué sino/si-no muy/mucho bien/bueno bien/buen mal/malo pedir/preguntar tomar/llevar
            traer/llevar ir/venir pero/sino desde/hace tan/tanto que/qué como/cómo
            """,
        Target.ENGLISH: """
            their/there their/they're there/they're your/you're its/it's then/than to/too to/two too/two
            lose/loose affect/effect accept/except advice/advise weather/whether whose/who's quite/quiet
            were/where were/we're of/off who/whom less/fewer lay/lie borrow/lend bring/take say/tell make/do
            much/many since/for few/little hear/here no/know passed/past principal/principle brake/break
            bought/brought find/found fun/funny good/well his/is breath/breathe desert/dessert
            everyday/every-day rise/raise live/life form/from could/good
            """,
    }.items()
}
"""Two forms (or two lemmas) that learners take for one another."""

FIXED_PREPOSITIONS = _words(
    """
    warten denken freuen interessieren bewerben erinnern glauben träumen sprechen achten hoffen kümmern bitten
    danken fragen gehören gewöhnen handeln leiden nachdenken sorgen teilnehmen verzichten vorbereiten zweifeln
    abhängen ärgern beschäftigen bestehen entscheiden
    """,
    """
    soñar depender pensar enamorar casar consistir confiar insistir acordar olvidar tratar dejar acabar empezar
    ayudar aprender enseñar invitar contar preocupar quejar
    """,
    """
    depend listen wait look rely consist belong apologize believe care complain concentrate insist participate
    pay succeed think worry agree arrive ask hear laugh search talk
    """,
)
"""Lemmas of verbs that ask for one preposition."""
