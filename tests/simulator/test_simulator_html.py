import pytest


def entity(kind, offset, length, **more):
    return {"type": kind, "offset": offset, "length": length, **more}


READ = [
    ("plain", "plain", []),
    ("<b>bold</b>", "bold", [entity("bold", 0, 4)]),
    ("<strong>a</strong><em>b</em>", "ab", [entity("bold", 0, 1), entity("italic", 1, 1)]),
    ("<u>a</u> <ins>b</ins>", "a b", [entity("underline", 0, 1), entity("underline", 2, 1)]),
    (
        "<s>a</s> <strike>b</strike> <del>c</del>",
        "a b c",
        [entity("strikethrough", 0, 1), entity("strikethrough", 2, 1), entity("strikethrough", 4, 1)],
    ),
    ("<tg-spoiler>x</tg-spoiler>", "x", [entity("spoiler", 0, 1)]),
    ('<span class="tg-spoiler">x</span>', "x", [entity("spoiler", 0, 1)]),
    ("😀<b>x</b>", "😀x", [entity("bold", 2, 1)]),
    ("<B>x</B>", "x", [entity("bold", 0, 1)]),
    ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
    ("<b>a<b>b</b>c</b>", "abc", [entity("bold", 0, 3)]),
    ("<b>a</>", "a", [entity("bold", 0, 1)]),
    ("<b></b>x", "x", []),
    ("  <b> x </b>  ", "x", [entity("bold", 0, 1)]),
    ("1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;", '1 < 2 && 3 > 2 "', []),
    ("&#65;&#x42;&#128512;", "AB😀", []),
    ("&nbsp; &unknown; &", "&nbsp; &unknown; &", []),
    ("<code>x &lt; y</code>", "x < y", [entity("code", 0, 5)]),
    ("<b>a<code>b</code>c</b>", "abc", [entity("bold", 0, 1), entity("code", 1, 1), entity("bold", 2, 1)]),
    ('<pre><code class="language-python">x</code></pre>', "x", [entity("pre", 0, 1, language="python")]),
    ("<pre>x</pre>", "x", [entity("pre", 0, 1)]),
    ('<a href="https://a.de/?x=1&amp;y=2">here</a>', "here", [entity("text_link", 0, 4, url="https://a.de/?x=1&y=2")]),
    ("<a href='a.de'>here</a>", "here", [entity("text_link", 0, 4, url="http://a.de/")]),
    ('<a href="no address">here</a>', "here", []),
    ("<blockquote>q</blockquote>", "q", [entity("blockquote", 0, 1)]),
    ("<blockquote expandable>q</blockquote>", "q", [entity("expandable_blockquote", 0, 1)]),
    (
        "<blockquote>a<blockquote>b</blockquote></blockquote>",
        "ab",
        [entity("blockquote", 0, 2)],
    ),
    ('<tg-emoji emoji-id="5">👍</tg-emoji>', "👍", [entity("custom_emoji", 0, 2, custom_emoji_id="5")]),
    ("/start now", "/start now", [entity("bot_command", 0, 6)]),
    ("write to @palaver", "write to @palaver", [entity("mention", 9, 8)]),
    ("see https://a.de/b.", "see https://a.de/b.", [entity("url", 4, 14)]),
]


@pytest.mark.parametrize(("source", "text", "entities"), READ)
async def test_html_becomes_text_and_entities(wire, ana, source, text, entities):
    sent = await wire.ok("sendMessage", chat_id=ana.id, text=source, parse_mode="HTML")
    assert sent["text"] == text
    assert sent.get("entities", []) == entities


REFUSED = [
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
    ("é <p>x</p>", 'Unsupported start tag "p" at byte offset 3'),
    ("😀<br/>", 'Unsupported start tag "br/" at byte offset 4'),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b>x<i>y</b></i>", 'Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("<a href=a/b>x</a>", "Unexpected end of name token at byte offset 8"),
    ('<a ="x">x</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    ('<a href="x', 'Unclosed start tag "a" at byte offset 0'),
]


@pytest.mark.parametrize(("source", "problem"), REFUSED)
async def test_broken_html_is_refused_with_its_byte_offset(wire, ana, source, problem):
    refusal = await wire.refusal("sendMessage", chat_id=ana.id, text=source, parse_mode="HTML")
    assert refusal == f"Bad Request: can't parse entities: {problem}"


async def test_without_parse_mode_markup_is_text(wire, ana):
    sent = await wire.ok("sendMessage", chat_id=ana.id, text="<b>x")
    assert sent["text"] == "<b>x"


async def test_other_parse_modes_are_refused_clearly(wire, ana):
    assert "use parse_mode HTML" in await wire.refusal(
        "sendMessage", chat_id=ana.id, text="*x*", parse_mode="MarkdownV2"
    )
    assert "unsupported parse_mode" in await wire.refusal("sendMessage", chat_id=ana.id, text="x", parse_mode="BBCode")


async def test_stated_entities_are_kept_and_checked(wire, ana):
    stated = [entity("bold", 0, 2), entity("italic", 1, 2)]
    sent = await wire.ok("sendMessage", chat_id=ana.id, text="abc", entities=stated)
    assert sent["entities"] == stated
    assert "can't parse" in await wire.refusal("sendMessage", chat_id=ana.id, text="a", entities=[entity("bold", 0, 9)])


PAGE = [
    ("<b>a & b</b>", "<b>a &amp; b</b>"),
    ("&lt;script&gt;", "&lt;script&gt;"),
    ("<tg-spoiler>s</tg-spoiler>", '<span class="spoiler">s</span>'),
    ("<blockquote expandable>q</blockquote>", '<blockquote class="expandable">q</blockquote>'),
    ("<b>a<i>b</i></b>😀<s>c</s>", "<b>a<i>b</i></b>😀<s>c</s>"),
    ('<a href="javascript://alert.me">x</a>', "x"),
    (
        '<a href="https://a.de/&quot;x">x</a>',
        '<a href="https://a.de/&quot;x" target="_blank" rel="noopener noreferrer">x</a>',
    ),
]


@pytest.mark.parametrize(("source", "html"), PAGE)
async def test_the_page_gets_safe_html(wire, ana, source, html):
    await wire.ok("sendMessage", chat_id=ana.id, text=source, parse_mode="HTML")
    assert (await ana.sees())["html"] == html


async def test_overlapping_entities_become_well_nested_html(wire, ana):
    stated = [entity("bold", 0, 2), entity("italic", 1, 2)]
    await wire.ok("sendMessage", chat_id=ana.id, text="abc", entities=stated)
    assert (await ana.sees())["html"] == "<b>a<i>b</i></b><i>c</i>"
