/** Messages as DOM nodes. Text is set as text; the server's `html` passes a strict allow-list. */

const SVG = "http://www.w3.org/2000/svg";
const ALLOWED = {
  B: "b",
  STRONG: "b",
  I: "i",
  EM: "i",
  U: "u",
  INS: "u",
  S: "s",
  DEL: "s",
  STRIKE: "s",
  CODE: "code",
  PRE: "pre",
  A: "a",
  BLOCKQUOTE: "blockquote",
  SPAN: "span",
  "TG-SPOILER": "span",
  BR: "br",
};
const SAFE_LINK = /^(https?:|mailto:|tel:|tg:)/i;
const BIG_EMOJI =
  /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*\s*){1,3}$/u;

/** An element with attributes (`dataset`, `on…` listeners and properties understood) and children. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "dataset") Object.assign(node.dataset, value);
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** An icon of the sprite in index.html. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** Hours and minutes in 24-hour time. */
export function clockTime(date) {
  return date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/** Seconds as m:ss. */
function length(seconds) {
  const whole = Math.max(0, Math.round(seconds || 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Bytes as a short human figure. */
function fileSize(bytes) {
  if (!bytes) return "";
  const units = ["B", "KB", "MB", "GB"];
  const step = Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${(bytes / 1024 ** step).toFixed(step ? 1 : 0)} ${units[step]}`;
}

/** A file's address if it is on this server, else null. */
function local(url) {
  try {
    const address = new URL(url, location.href);
    return address.origin === location.origin ? address.href : null;
  } catch {
    return null;
  }
}

/** The first letters of a name, for an avatar. */
function initials(name) {
  const words = name.trim().split(/\s+/);
  return (
    words
      .slice(0, 2)
      .map((word) => Array.from(word)[0] ?? "")
      .join("")
      .toUpperCase() || "?"
  );
}

/** Fills an avatar with a learner's initials and colour. */
export function paintAvatar(node, user) {
  node.textContent = initials(user.first_name);
  node.dataset.hue = String(Math.abs(Number(user.id) || 0) % 6);
}

/** Formatted text from untrusted HTML: only the tags of `ALLOWED`, only safe links, no other attributes. */
function sanitise(html) {
  const source = new DOMParser().parseFromString(String(html), "text/html").body;
  const target = document.createDocumentFragment();
  copyAllowed(source, target);
  return target;
}

/** Copies the allowed part of one node's children. */
function copyAllowed(from, to) {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.append(afterBlock(child) ? child.data.replace(/^\n/, "") : child.data);
    else if (child.nodeType === Node.ELEMENT_NODE) copyElement(child, to);
  }
}

/** A quote or a listing ends its line by itself; the line break that follows it is not another one. */
function afterBlock(text) {
  return ["BLOCKQUOTE", "PRE"].includes(text.previousSibling?.nodeName);
}

/** Copies one element if it is allowed, else only what is in it (scripts and styles vanish). */
function copyElement(child, to) {
  if (child.tagName === "SCRIPT" || child.tagName === "STYLE") return;
  const tag = ALLOWED[child.tagName];
  if (!tag || (tag === "a" && !SAFE_LINK.test(child.getAttribute("href") ?? ""))) {
    copyAllowed(child, to);
    return;
  }
  const copy = document.createElement(tag);
  keepAttributes(child, copy);
  copyAllowed(child, copy);
  to.append(copy);
}

/** The few attributes that formatted text may carry. */
function keepAttributes(child, copy) {
  if (copy.tagName === "A") {
    const href = child.getAttribute("href") ?? "";
    Object.assign(copy, { href, target: "_blank", rel: "noopener noreferrer" });
  } else if (copy.tagName === "BLOCKQUOTE") {
    if (child.classList.contains("expandable") || child.hasAttribute("expandable")) copy.className = "expandable";
  } else if (copy.tagName === "SPAN") {
    if (child.tagName === "TG-SPOILER" || /spoiler/.test(child.className)) copy.className = "spoiler";
  } else if (copy.tagName === "CODE") {
    const language = /^language-([\w+#-]{1,32})$/.exec(child.className);
    if (language) copy.dataset.language = language[1];
  }
}

/** The text of a message, formatted, its spoilers and quotes ready to use. */
function body(message) {
  const text = el("div", { class: "text", dir: "auto" });
  if (message.html) text.append(sanitise(message.html));
  else text.textContent = message.text;
  text.querySelectorAll(".spoiler").forEach(hideSpoiler);
  text.querySelectorAll("blockquote.expandable").forEach(foldQuote);
  text.querySelectorAll("pre").forEach((pre) => pre.setAttribute("tabindex", "0"));
  if (!message.draft && !message.media && BIG_EMOJI.test((message.text ?? "").trim())) text.classList.add("big");
  return text;
}

/** Makes a spoiler a button until it is revealed. */
function hideSpoiler(span) {
  span.tabIndex = 0;
  span.setAttribute("role", "button");
  span.setAttribute("aria-label", "Hidden text. Press to reveal");
  span.querySelectorAll("a").forEach((link) => {
    link.tabIndex = -1;
  });
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    span.closest(".text").querySelectorAll(".spoiler:not(.revealed)").forEach(showSpoiler);
  };
  span.addEventListener("click", reveal, { once: true });
  span.addEventListener("keydown", (event) => span.classList.contains("revealed") || reveal(event));
}

/** Reveals one spoiler. */
function showSpoiler(span) {
  span.classList.add("revealed");
  span.removeAttribute("role");
  span.removeAttribute("aria-label");
  span.removeAttribute("tabindex");
  span.querySelectorAll("a").forEach((link) => link.removeAttribute("tabindex"));
}

/** Folds an expandable quote behind a chevron. */
function foldQuote(quote) {
  const inner = el("div", { class: "quoted" }, ...quote.childNodes);
  const chevron = el(
    "button",
    { class: "chevron", type: "button", "aria-label": "Expand the quote", "aria-expanded": "false" },
    icon("down"),
  );
  const toggle = () => openQuote(quote, !quote.classList.contains("open"));
  chevron.addEventListener("click", (event) => {
    event.stopPropagation();
    toggle();
  });
  quote.addEventListener("click", (event) => {
    const busy = event.target.closest("a, .spoiler, button") || String(getSelection()).length > 0;
    if (!busy && !quote.classList.contains("short")) toggle();
  });
  quote.append(inner, chevron);
}

/** Opens or closes an expandable quote and tells its pane to hold the scroll position. */
function openQuote(quote, open) {
  quote.dispatchEvent(new CustomEvent("hold", { bubbles: true }));
  quote.classList.toggle("open", open);
  const chevron = quote.querySelector(".chevron");
  chevron.setAttribute("aria-expanded", String(open));
  chevron.setAttribute("aria-label", open ? "Fold the quote" : "Expand the quote");
}

/** Hides the chevron of quotes that fit folded; call once they are laid out. */
export function settleQuotes(root) {
  for (const quote of root.querySelectorAll("blockquote.expandable:not(.open)")) {
    const inner = quote.querySelector(".quoted");
    const fits = inner.scrollHeight <= inner.clientHeight + 2;
    quote.classList.toggle("short", fits);
    quote.querySelector(".chevron").hidden = fits;
  }
}

/** A photo that opens large. */
function photo(media, message) {
  const url = local(media.url);
  const name = message.text ? message.text.slice(0, 120) : "Photo";
  if (!url) return missing("Photo");
  const image = el("img", { src: url, alt: name, loading: "eager", decoding: "async" });
  const frame = el(
    "button",
    { class: "photo", type: "button", "aria-label": `Enlarge: ${name}`, onclick: () => enlarge(url, name) },
    image,
  );
  image.addEventListener("error", () => frame.replaceWith(missing("Photo")), { once: true });
  return frame;
}

/** Shows a photo over the page; Esc closes. */
function enlarge(url, name) {
  const viewer = document.getElementById("viewer");
  const image = viewer.querySelector("img");
  image.src = url;
  image.alt = name;
  viewer.showModal();
}

/** A sticker: a picture without a bubble, or its file if the browser cannot draw it. */
function sticker(media) {
  const url = local(media.url);
  if (!url || !/^(image|video)\//.test(media.mime_type ?? "image/webp")) return documentLink(media);
  const image = el("img", { class: "sticker", src: url, alt: "Sticker" });
  image.addEventListener("error", () => image.replaceWith(documentLink(media)), { once: true });
  return image;
}

/** A file to download. */
function documentLink(media) {
  const url = local(media.url);
  if (!url) return missing(media.file_name || "File");
  const name = media.file_name || "File";
  return el(
    "a",
    { class: "document", href: url, download: name },
    el("span", { class: "file-icon" }, icon("file")),
    el(
      "span",
      { class: "file-text" },
      el("b", {}, name),
      el("small", {}, fileSize(media.size) || media.mime_type || "File"),
    ),
  );
}

/** A line for a file that cannot be shown. */
function missing(what) {
  return el("p", { class: "missing" }, `${what} is not available.`);
}

/** A player for voice and audio: play, a waveform that seeks, the time left. */
function player(media) {
  const url = local(media.url);
  if (!url) return missing("Voice message");
  const audio = el("audio", { src: url, preload: "metadata" });
  const button = el("button", { class: "play", type: "button", "aria-label": "Play" }, icon("play"));
  const seek = el("input", { type: "range", min: "0", max: "1000", value: "0", "aria-label": "Position" });
  const time = el("span", { class: "time" }, length(media.duration));
  const bars = waveform();
  const node = el(
    "div",
    { class: "player" },
    audio,
    button,
    el("div", { class: "wave" }, bars, seek),
    el(
      "span",
      { class: "player-foot" },
      time,
      media.kind === "audio" && media.file_name ? el("span", { class: "name" }, media.file_name) : null,
    ),
  );
  wirePlayer({ audio, button, seek, time, bars, media });
  drawPeaks(url, bars);
  return node;
}

/** Bars of a waveform, even until the sound is read. */
function waveform() {
  const bars = el("span", { class: "bars", "aria-hidden": "true" });
  for (let i = 0; i < 36; i += 1) bars.append(el("i"));
  return bars;
}

/** Connects the parts of a player. */
function wirePlayer({ audio, button, seek, time, bars, media }) {
  const total = () => (Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : media.duration || 0);
  const paint = () => {
    const share = total() ? Math.min(1, audio.currentTime / total()) : 0;
    if (!seek.matches(":active")) seek.value = String(Math.round(share * 1000));
    [...bars.children].forEach((bar, i) =>
      bar.classList.toggle("past", share > 0 && i / bars.children.length <= share),
    );
    time.textContent = length(audio.paused && !audio.currentTime ? total() : audio.currentTime);
    seek.setAttribute("aria-valuetext", `${length(audio.currentTime)} of ${length(total())}`);
  };
  const state = () => {
    button.replaceChildren(icon(audio.paused ? "play" : "pause"));
    button.setAttribute("aria-label", audio.paused ? "Play" : "Pause");
    paint();
  };
  button.addEventListener("click", () => (audio.paused ? playAlone(audio) : audio.pause()));
  seek.addEventListener("input", () => {
    audio.currentTime = (Number(seek.value) / 1000) * total();
  });
  audio.addEventListener("ended", () => {
    audio.currentTime = 0;
  });
  ["play", "pause", "ended"].forEach((event) => audio.addEventListener(event, state));
  ["timeupdate", "loadedmetadata", "seeked"].forEach((event) => audio.addEventListener(event, paint));
  audio.addEventListener("error", () => {
    button.disabled = true;
    time.textContent = "cannot be played";
  });
}

/** Plays one sound and pauses any other. */
function playAlone(audio) {
  document.querySelectorAll("audio").forEach((other) => other !== audio && other.pause());
  audio.play().catch(() => {});
}

/** Reads the sound and sets the bars to its loudness. */
async function drawPeaks(url, bars) {
  try {
    const bytes = await (await fetch(url)).arrayBuffer();
    const sound = await new OfflineAudioContext(1, 1, 22050).decodeAudioData(bytes);
    const samples = sound.getChannelData(0);
    const span = Math.max(1, Math.floor(samples.length / bars.children.length));
    const peaks = [...bars.children].map((_, i) => loudest(samples, i * span, span));
    const top = Math.max(...peaks, 0.01);
    [...bars.children].forEach((bar, i) => bar.style.setProperty("--h", (0.14 + 0.86 * (peaks[i] / top)).toFixed(3)));
  } catch {
    bars.classList.add("flat");
  }
}

/** The largest magnitude in a stretch of samples, looked at sparsely. */
function loudest(samples, from, span) {
  const step = Math.max(1, Math.floor(span / 200));
  let top = 0;
  for (let i = from; i < Math.min(from + span, samples.length); i += step) top = Math.max(top, Math.abs(samples[i]));
  return top;
}

/** The file of a message as a node. */
function mediaNode(message) {
  const { media } = message;
  switch (media.kind) {
    case "photo":
      return photo(media, message);
    case "voice":
    case "audio":
      return player(media);
    case "sticker":
      return sticker(media);
    default:
      return documentLink(media);
  }
}

/** A poll: choices before the answer, shares and the right one after. */
function pollNode(message, act) {
  const { poll } = message;
  const done = poll.chosen !== null && poll.chosen !== undefined;
  const node = el(
    "div",
    { class: done || poll.closed ? "poll done" : "poll", role: "group", "aria-label": poll.question },
    el("p", { class: "question" }, poll.question),
    el("p", { class: "poll-kind" }, poll.closed ? "Final results" : poll.type === "quiz" ? "Quiz" : "Poll"),
  );
  const total = poll.options.reduce((sum, option) => sum + (option.votes || 0), 0);
  poll.options.forEach((option, index) => {
    node.append(done || poll.closed ? pollResult(poll, option, index, total) : pollChoice(option, index, message, act));
  });
  if (done && poll.explanation)
    node.append(el("p", { class: "explanation" }, icon("bulb"), el("span", {}, poll.explanation)));
  return node;
}

/** One choice of an open poll. */
function pollChoice(option, index, message, act) {
  return el(
    "button",
    {
      class: "choice",
      type: "button",
      dataset: { testid: "option", label: option.text },
      onclick: (event) => act.vote(message, index, event.currentTarget),
    },
    el("span", { class: "ring" }),
    el("span", {}, option.text),
  );
}

/** One choice of an answered poll. */
function pollResult(poll, option, index, total) {
  const right = index === poll.correct_option_id;
  const mine = index === poll.chosen;
  const share = total ? Math.round((100 * (option.votes || 0)) / total) : 0;
  const verdict = poll.type !== "quiz" ? (mine ? "mine" : "") : right ? "right" : mine ? "wrong" : "";
  const spoken = {
    right: mine ? "right, your answer" : "the right answer",
    wrong: "wrong, your answer",
    mine: "your answer",
    "": "",
  }[verdict];
  const bar = el("span", { class: "share" });
  bar.style.setProperty("--share", `${share}%`);
  return el(
    "div",
    { class: `result ${verdict}`, dataset: { testid: "option", label: option.text, verdict } },
    el("span", { class: "percent" }, `${share}%`),
    el("span", { class: "option" }, option.text, spoken ? el("span", { class: "hidden" }, ` (${spoken})`) : null),
    el("span", { class: "badge" }, verdict ? icon(verdict === "wrong" ? "close" : "check") : null),
    bar,
  );
}

/** A price: a star and a number, or money. */
function price(invoice) {
  if (invoice.currency !== "XTR") return [`${(invoice.amount / 100).toFixed(2)} ${invoice.currency}`];
  return [icon("star"), el("span", { class: "hidden" }, "⭐ "), String(invoice.amount)];
}

/** An invoice card, with a pay button unless the keyboard has one. */
function invoiceNode(message, act) {
  const { invoice } = message;
  const ownButton = (message.buttons ?? []).flat().some((button) => button.pay);
  const pay = invoice.paid
    ? el("p", { class: "paid" }, icon("check"), "Paid ", ...price(invoice))
    : ownButton
      ? null
      : el(
          "button",
          {
            class: "pay",
            type: "button",
            dataset: { testid: "button", label: "Pay" },
            onclick: (event) => act.pay(message, event.currentTarget),
          },
          el("span", { class: "label" }, "Pay ", ...price(invoice)),
        );
  return el(
    "div",
    { class: "invoice" },
    el("p", { class: "invoice-title" }, invoice.title),
    el("p", { class: "invoice-text" }, invoice.description),
    ownButton && !invoice.paid ? el("p", { class: "invoice-price" }, ...price(invoice)) : null,
    pay,
    el("p", { class: "play-money" }, "Play money"),
  );
}

/** The inline keyboard of a message. */
function keyboard(message, act) {
  const rows = (message.buttons ?? []).filter((row) => row.length);
  if (!rows.length || (message.invoice?.paid && rows.flat().every((button) => button.pay))) return null;
  return el(
    "div",
    { class: "keyboard", role: "group", "aria-label": "Buttons of this message" },
    ...rows.map((row) => el("div", { class: "row" }, ...row.map((button) => keyboardButton(button, message, act)))),
  );
}

/** A pay button's words, each star (or XTR) drawn as one, as Telegram does. */
function withStars(text) {
  return text
    .split(/(⭐\uFE0F?|XTR)/u)
    .flatMap((part, i) => (i % 2 ? [icon("star"), el("span", { class: "hidden" }, "⭐")] : [part]));
}

/** One inline button; its corner says what kind it is. */
function keyboardButton(button, message, act) {
  const corner = button.url ? "link" : button.copy_text !== undefined ? "copy" : null;
  return el(
    "button",
    {
      type: "button",
      class: button.pay ? "key pay" : "key",
      dataset: { testid: "button", label: button.text },
      onclick: (event) => act.press(message, button, event.currentTarget),
    },
    el("span", { class: "label" }, ...(button.pay ? withStars(button.text) : [button.text])),
    corner ? el("span", { class: "corner" }, icon(corner)) : null,
  );
}

/** The message that this one answers, in one line. */
function replyLine(message, quoted, act) {
  return el(
    "button",
    {
      class: "reply",
      type: "button",
      "aria-label": "Go to the message this answers",
      onclick: () => act.jump(message.reply_to),
    },
    el("b", {}, quoted ? act.nameOf(quoted) : "Message"),
    el("span", {}, quoted ? summary(quoted) : "A message that is gone"),
  );
}

/** A message in one short line, for lists and quotes. */
export function summary(message) {
  if (!message) return "";
  if (message.invoice) return `Invoice: ${message.invoice.title}`;
  if (message.poll) return `Quiz: ${message.poll.question}`;
  const kinds = { photo: "Photo", voice: "Voice message", audio: "Audio", document: "File", sticker: "Sticker" };
  const kind = message.media ? (kinds[message.media.kind] ?? "File") : "";
  const text = (message.text ?? "").replace(/\s+/g, " ").slice(0, 160);
  return [kind, text].filter(Boolean).join(": ");
}

/** Is the "edited" mark shown? Screens with buttons are edited all the time, so not on them. */
function saysEdited(message) {
  return Boolean(message.edited) && (message.from === "user" || !message.buttons?.length);
}

/** Time and the "edited" mark. */
function meta(message) {
  const date = new Date(message.date);
  return el(
    "span",
    { class: "meta" },
    saysEdited(message) ? el("span", { class: "edited" }, "edited") : null,
    el("time", { datetime: message.date, title: date.toLocaleString("en-GB") }, clockTime(date)),
  );
}

/** The reactions on a message: the bot's and the learner's. */
function reactions(message) {
  return [message.reaction, message.own_reaction].filter(Boolean);
}

/** One reaction. */
function reactionChip(emoji) {
  return el(
    "span",
    { class: "reaction", role: "img", "aria-label": `Reaction ${emoji}`, dataset: { testid: "reaction" } },
    emoji,
  );
}

/** The parts of a bubble in order: [name, key that says whether it changed, builder]. */
function parts(message, quoted, act) {
  return [
    ["reply", message.reply_to ? `${message.reply_to} ${summary(quoted)}` : "", () => replyLine(message, quoted, act)],
    ["media", message.media ? `${message.media.kind} ${message.media.url}` : "", () => mediaNode(message)],
    ["poll", message.poll ? JSON.stringify(message.poll) : "", () => pollNode(message, act)],
    [
      "invoice",
      message.invoice ? JSON.stringify([message.invoice, message.buttons]) : "",
      () => invoiceNode(message, act),
    ],
    [
      "body",
      message.poll || message.invoice ? "" : message.html || message.text || (message.draft ? " " : ""),
      () => body(message),
    ],
    ["meta", message.draft ? "" : `${message.date} ${saysEdited(message)}`, () => meta(message)],
    [
      "reaction",
      reactions(message).join(" "),
      () => el("span", { class: "reactions" }, ...reactions(message).map(reactionChip)),
    ],
  ];
}

/** A new, empty message node. */
export function messageNode(message, act) {
  const node = el(
    "article",
    { class: "message", tabindex: "-1" },
    el("div", { class: "stack" }, el("div", { class: "bubble" })),
  );
  if (message.draft) {
    node.setAttribute("aria-live", "off");
    node.dataset.testid = "draft";
  } else {
    node.dataset.testid = "message";
    node.dataset.messageId = message.id;
    const more = el(
      "button",
      {
        class: "more",
        type: "button",
        "aria-label": "Message menu",
        "aria-haspopup": "menu",
        onclick: (event) => act.menu(node.message, event.currentTarget),
      },
      icon("more"),
    );
    node.append(more);
    wireHold(node, more, act);
  }
  node.keys = {};
  return node;
}

/** Right click or a long touch opens the message menu. */
function wireHold(node, more, act) {
  let timer = null;
  const open = (at) => act.menu(node.message, more, at);
  node.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, img") || String(getSelection())) return;
    event.preventDefault();
    clearTimeout(timer);
    open(event);
  });
  node.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch" || event.target.closest("a, button, input, .spoiler")) return;
    timer = setTimeout(() => open(event), 480);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"])
    node.addEventListener(end, () => clearTimeout(timer));
}

/** Brings a node up to date, touching only the parts that changed. */
export function patch(node, message, quoted, act) {
  node.message = message;
  node.dataset.from = message.from;
  node.classList.add(message.from === "user" ? "own" : "bot");
  node.classList.toggle("draft", Boolean(message.draft));
  node.classList.toggle("bare", message.media?.kind === "sticker");
  node.classList.toggle("with-photo", message.media?.kind === "photo");
  const bubble = node.querySelector(".bubble");
  for (const [name, key, build] of parts(message, quoted, act)) replacePart(node, bubble, name, key, build);
  replacePart(node, node.querySelector(".stack"), "keyboard", keyboardKey(message), () => keyboard(message, act));
  node.querySelectorAll(".busy").forEach(settle);
}

/** What decides whether the keyboard has to be built again. */
function keyboardKey(message) {
  return message.buttons?.length ? JSON.stringify([message.buttons, message.invoice?.paid ?? false]) : "";
}

/** Replaces one part in place, keeping focus and open quotes. */
function replacePart(node, parent, name, key, build) {
  if (node.keys[name] === key) return;
  const old = node.keys[`${name} node`] ?? null;
  const fresh = key ? build() : null;
  if (fresh) fresh.dataset.part = name;
  const focus = old?.contains(document.activeElement) ? focusOf(old) : null;
  if (old && fresh) {
    keepQuotes(old, fresh);
    old.replaceWith(fresh);
  } else if (old) old.remove();
  else if (fresh) parent.insertBefore(fresh, nextPart(parent, name));
  node.keys[name] = key;
  node.keys[`${name} node`] = fresh;
  if (focus) refocus(node, fresh, focus);
}

const ORDER = ["reply", "media", "poll", "invoice", "body", "meta", "reaction", "keyboard"];

/** The part before which a new part belongs. */
function nextPart(parent, name) {
  const later = ORDER.slice(ORDER.indexOf(name) + 1);
  return [...parent.children].find((child) => later.includes(child.dataset.part)) ?? null;
}

/** Quotes that were open stay open when the text is edited. */
function keepQuotes(old, fresh) {
  const quotes = fresh.querySelectorAll("blockquote.expandable");
  old.querySelectorAll("blockquote.expandable").forEach((quote, i) => {
    if (quote.classList.contains("open") && quotes[i]) openQuote(quotes[i], true);
  });
}

/** Where the focus was: the label and the place among the part's buttons. */
function focusOf(part) {
  const buttons = [...part.querySelectorAll("button")];
  return { label: document.activeElement.dataset.label, place: buttons.indexOf(document.activeElement) };
}

/** Puts the focus on the same button of the new part, else on the message. */
function refocus(node, part, { label, place }) {
  const buttons = [...(part?.querySelectorAll("button") ?? [])];
  const target =
    buttons.find((button) => label && button.dataset.label === label) ??
    buttons[Math.min(place, buttons.length - 1)] ??
    node;
  target.focus({ preventScroll: true });
}

/** Shows that a tap is on its way, for three seconds at most. */
export function busy(button) {
  button.classList.add("busy");
  button.setAttribute("aria-busy", "true");
  setTimeout(() => settle(button), 3000);
}

/** The tap has been answered. */
export function settle(button) {
  button.classList.remove("busy");
  button.removeAttribute("aria-busy");
}

/** The line between two days. */
export function dayNode(label) {
  return el("div", { class: "day" }, el("span", {}, label));
}

/** The bot is doing something: three dots. */
export function typingNode(words) {
  return el(
    "div",
    { class: "message bot typing first last", role: "status", dataset: { testid: "typing" } },
    el(
      "div",
      { class: "stack" },
      el(
        "div",
        { class: "bubble" },
        el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")),
        el("span", { class: "hidden" }, words),
      ),
    ),
  );
}
