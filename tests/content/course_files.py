"""A small correct Spanish course as files, to be spoilt one place at a time."""

from pathlib import Path

from domain.courses import IMPOSSIBLE_KINDS
from domain.levels import Target
from domain.mistakes import Kind

ALL = "{en: a, it: b, id: c, es: d, de: e}"
MEANING = "{en: a, it: b, id: c, de: e}"

SCENE = f"""\
slug: cafe
name: {ALL}
category: daily
level: A1
description: {ALL}
role: You are a waiter.
goals:
  - {ALL}
  - {ALL}
vocabulary: [el café, el té, a, b, c, d, e, f]
trigger_phrases: [uno, dos, tres]
steps:
  - id: greet
    say: "¿Qué desea?"
    meaning: {MEANING}
    example: Un café, por favor.
    tip: {ALL}
    branches:
      - when: [café, té]
        reply: {{say: "Muy bien.", meaning: {MEANING}}}
        next: pay
      - when: [no, nada]
        next: bye
    retry: {{say: "¿Café o té?", meaning: {MEANING}}}
    otherwise: pay
  - id: pay
    say: "Son dos euros."
    meaning: {MEANING}
    example: Aquí tiene.
    tip: {ALL}
    branches:
      - when: [aquí]
        next: bye
      - when: [tarjeta]
        next: bye
    retry: {{say: "¿Paga?", meaning: {MEANING}}}
    otherwise: bye
  - id: bye
    say: "Adiós."
    meaning: {MEANING}
"""

WORDS = """\
word,pos,article,gender,plural,level,category,priority,ipa,en,it,id,de,example,example_en,example_it,example_id,example_de,flags
café,noun,el,m,cafés,A1,food,1,kafˈe,coffee; café,caffè,kopi,Kaffee,Un café.,A coffee.,Un caffè.,Satu kopi.,Ein Kaffee.,
té,noun,el,m,tés,A1,food,1,tˈe,tea,tè,teh,Tee,"Té, por favor.",Tea.,Tè.,Teh.,Tee.,idiom|compound
beber,verb,,,,A1,food,2,beβˈeɾ,to drink,bere,minum,trinken,Bebo té.,I drink tea.,Bevo tè.,Minum teh.,Ich trinke Tee.,
"""


def topic(slug, kinds):
    names = "{native: N, en: a, it: b, id: c, es: d, de: e}"
    return (
        f"- slug: {slug}\n  category: nouns\n  level: A1\n  name: {names}\n"
        f"  kinds: [{', '.join(kinds)}]\n  explanation: {ALL}\n"
    )


KINDS = [kind.value for kind in Kind if kind not in IMPOSSIBLE_KINDS[Target.SPANISH]]
TOPICS = topic("gender", ["GENDER"]) + topic("rest", [kind for kind in KINDS if kind != "GENDER"])

FILES = {
    "contexts/cafe.yaml": SCENE,
    "contexts/free-talk.yaml": SCENE.replace("slug: cafe", "slug: free-talk\nlisted: false"),
    "topics/all.yaml": TOPICS,
    "words/first.csv": WORDS,
}


def write(root: Path, changed: dict[str, str | bytes] | None = None) -> Path:
    """Write the course under `root`, some files otherwise than they should be; returns the course folder."""
    folder = root / "spanish"
    for name, text in {**FILES, **(changed or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
