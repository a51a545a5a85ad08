/** The chat page: learners at the left, chats in the middle, the lab at the right. */

import { api, Chat, listen } from "./api.js";
import {
  busy,
  clockTime,
  dayNode,
  el,
  icon,
  messageNode,
  paintAvatar,
  patch,
  settle,
  settleQuotes,
  summary,
  typingNode,
} from "./render.js";

const NEAR_BOTTOM_PX = 96;
const TOAST_MS = 4000;
const MAX_WATCHED = 60;
const LOOK_AGAIN_MS = 1500;
const EMOJI = ["👍", "❤️", "🔥", "🎉", "😁", "🤔"];
const ACTIONS = {
  typing: "typing…",
  record_voice: "recording a voice message…",
  upload_voice: "sending a voice message…",
  upload_photo: "sending a photo…",
  upload_document: "sending a file…",
  choose_sticker: "choosing a sticker…",
};

const world = { users: [], bot: null, clockOffset: 0, chats: new Map(), panes: [], focused: 0, drawerOpener: null };
const byId = (id) => document.getElementById(id);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 759px)");
const roomForLab = matchMedia("(min-width: 1120px)");

/** The bot's present moment. */
const now = () => new Date(Date.now() + world.clockOffset);

/** A learner by id. */
const userOf = (id) => world.users.find((user) => user.id === id);

/** What is known of a learner's chat. */
function chatOf(id) {
  if (!world.chats.has(id)) world.chats.set(id, new Chat(id));
  return world.chats.get(id);
}

/** The pane that was used last. */
const focusedPane = () => world.panes[Math.min(world.focused, world.panes.length - 1)];

/** Runs a request for the learner and says so if it fails; returns its answer or null. */
async function attempt(pane, request) {
  try {
    return (await request()) ?? {};
  } catch (error) {
    if (pane) pane.toast(error.message, true);
    else showAlert(error.message);
    return null;
  }
}

/** A setting kept in this browser; works without storage too. */
function remember(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(`palaver.${key}`);
    localStorage.setItem(`palaver.${key}`, value);
  } catch {
    /* a private window: the setting lasts as long as the page */
  }
  return value ?? null;
}

// ---------------------------------------------------------------- one chat

/** One chat on screen: its messages, its composer. */
class Pane {
  constructor() {
    this.root = byId("pane-template").content.firstElementChild.cloneNode(true);
    for (const part of [
      "scroll",
      "log",
      "pill",
      "toasts",
      "welcome",
      "commands",
      "context",
      "composer",
      "blocked",
      "status",
      "as",
    ]) {
      this[part] = this.root.querySelector(`.${part}`);
    }
    this.input = this.root.querySelector("textarea");
    this.userId = null;
    this.nodes = new Map();
    this.days = new Map();
    this.waiting = new Map();
    this.stuck = true;
    this.mode = null;
    this.choice = -1;
    this.wireHead();
    this.wireScroll();
    this.wireComposer();
    this.wireFiles();
  }

  get chat() {
    return chatOf(this.userId);
  }

  get user() {
    return userOf(this.userId);
  }

  /** Shows another learner's chat. */
  setUser(id) {
    if (this.userId === id) return;
    if (this.userId !== null) this.chat.unsent = this.input.value;
    this.userId = id;
    this.root.dataset.userId = id;
    this.nodes.forEach((node) => node.remove());
    this.nodes.clear();
    this.days.clear();
    this.log.replaceChildren();
    this.toasts.replaceChildren();
    this.setMode(null);
    this.input.value = this.chat.unsent ?? "";
    this.grow();
    this.stuck = true;
    this.unseen = 0;
    this.fresh = true;
    if (this.chat.messages) this.update({ changed: [...this.chat.messages.keys()], fresh: [] });
    this.paintHead();
  }

  // ---- head

  wireHead() {
    const acts = {
      people: showPeople,
      lab: toggleLab,
      theme: toggleTheme,
      split: toggleSplit,
      close: () => closePane(this),
    };
    for (const button of this.root.querySelectorAll("[data-act]"))
      button.addEventListener("click", () => acts[button.dataset.act]());
    this.root.addEventListener("focusin", () => focusPane(this));
    this.root.addEventListener("pointerdown", () => focusPane(this));
    this.blocked.querySelector("button").addEventListener("click", () => this.setBlocked(false));
    this.root.querySelector(".start").addEventListener("click", () => this.sendText("/start"));
  }

  /** Names, the status line, the blocked bar and the welcome. */
  paintHead() {
    const { user, chat } = this;
    if (!user) return;
    const name = world.bot?.first_name ?? "Waiting for the bot";
    this.root.setAttribute("aria-label", `Chat of ${user.first_name}`);
    this.root.querySelector("h1").textContent = name;
    const status = chat.typing ? (ACTIONS[chat.typing] ?? "busy…") : world.bot ? "bot" : "no bot has connected yet";
    this.status.textContent = status;
    this.status.classList.toggle("active", Boolean(chat.typing));
    paintAvatar(this.as.querySelector(".avatar"), user);
    this.as.querySelector(".as-name").textContent = user.first_name;
    this.as.title = `You are ${user.first_name}`;
    this.as.setAttribute("aria-label", `You are ${user.first_name}. Choose a learner`);
    const stopped = chat.blocked || user.blocked;
    this.blocked.hidden = !stopped;
    this.composer.hidden = stopped;
    this.welcome.hidden = !chat.messages || chat.messages.size > 0 || stopped;
    this.welcome.querySelector("h2").textContent = name;
    this.welcome.querySelector("p").textContent = world.bot
      ? `You are ${user.first_name}. Press Start and say hello.`
      : "Start the bot, then press Start here.";
    this.root.querySelector('[data-testid="menu"]').hidden = !chat.menu?.length;
    this.root.querySelector(".dot").hidden = !world.users.some(
      (other) => !shown(other.id) && chatOf(other.id).unread(),
    );
  }

  // ---- messages

  /** Brings the messages on screen up to date after an answer of the server. */
  update({ changed, fresh }) {
    const { chat } = this;
    const list = chat.list();
    const atBottom = this.stuck;
    const added = this.patchNodes(list, changed);
    this.place(list);
    settleQuotes(this.log);
    fresh.forEach((toast) => this.answer(toast));
    if (!this.fresh && !atBottom)
      this.unseen += added.filter((message) => message.from === "bot" && !message.draft).length;
    this.follow(this.fresh || !added.length);
    this.fresh = false;
    this.seen();
    this.paintHead();
  }

  /** Creates and patches message nodes; returns the messages that are new on screen. */
  patchNodes(list, changed) {
    const dirty = new Set(changed);
    const byKey = new Map(list.map((message) => [message.id, message]));
    const added = [];
    for (const message of list) {
      let node = this.nodes.get(message.id);
      if (!node) {
        node = messageNode(message, this.acts());
        this.nodes.set(message.id, node);
        added.push(message);
        if (!this.fresh && !this.replacesDraft(message)) node.classList.add("arrive");
        dirty.add(message.id);
      }
      if (dirty.has(message.id)) patch(node, message, byKey.get(message.reply_to), this.acts());
    }
    this.hadDraft = list.some((message) => message.draft);
    return added;
  }

  /** A bot's message that takes the place of its draft appears without a movement. */
  replacesDraft(message) {
    return message.from === "bot" && !message.draft && this.hadDraft;
  }

  /** Puts the nodes in order with days between them, and removes the others. */
  place(list) {
    const wanted = [];
    let day = null;
    list.forEach((message, i) => {
      const own = dayKey(message, list[i - 1]);
      if (own !== day) wanted.push(this.dayLine(own));
      const before = own === day ? list[i - 1] : null;
      day = own;
      this.group(this.nodes.get(message.id), message, before, list[i + 1]);
      wanted.push(this.nodes.get(message.id));
    });
    if (this.chat.typing && !list.some((message) => message.draft)) wanted.push(this.typingLine());
    const keep = new Set(wanted);
    for (const child of [...this.log.children]) if (!keep.has(child)) child.remove();
    for (const [id, node] of this.nodes) if (!keep.has(node)) this.nodes.delete(id);
    let cursor = this.log.firstChild;
    for (const node of wanted) {
      if (node === cursor) cursor = cursor.nextSibling;
      else this.log.insertBefore(node, cursor);
    }
  }

  /** Marks the first and the last message of one speaker's run. */
  group(node, message, before, after) {
    node.classList.toggle("first", !before || before.from !== message.from);
    node.classList.toggle("last", !after || after.from !== message.from);
  }

  /** The line of a day, its words as seen from the bot's present day. */
  dayLine(key) {
    if (!this.days.has(key)) this.days.set(key, dayNode(""));
    const node = this.days.get(key);
    const label = dayLabel(key);
    if (node.textContent !== label) node.firstElementChild.textContent = label;
    return node;
  }

  /** The dots, one node as long as the same thing goes on. */
  typingLine() {
    const words = ACTIONS[this.chat.typing] ?? "busy…";
    if (this.dots?.words !== words) this.dots = { words, node: typingNode(`The bot is ${words}`) };
    return this.dots.node;
  }

  /** What the parts of a message can do. */
  acts() {
    this.actions ??= {
      nameOf: (message) => (message.from === "user" ? "You" : (world.bot?.first_name ?? "Bot")),
      press: (message, button, node) => this.press(message, button, node),
      vote: (message, option, node) => {
        busy(node);
        this.request(() => api.vote(this.userId, message.id, option));
      },
      pay: (message, node) => {
        busy(node);
        this.request(() => api.pay(this.userId, message.id));
      },
      jump: (id) => this.jump(id),
      menu: (message, anchor, at) => openMenu(this, message, anchor, at),
    };
    return this.actions;
  }

  /** Sends a request for this learner, then asks for the news. */
  async request(call) {
    const id = this.userId;
    const answer = await attempt(this, call);
    refresh(id);
    return answer;
  }

  /** A button of an inline keyboard was pressed. */
  press(message, button, node) {
    if (button.pay) this.acts().pay(message, node);
    else if (button.url) openLink(this, button.url);
    else if (button.copy_text !== undefined) copy(this, button.copy_text);
    else this.tap(message, button, node);
  }

  /** Sends a tap, twice if the lab says so, and spins until it is answered. */
  async tap(message, button, node) {
    busy(node);
    const tap = { message_id: message.id, data: button.data };
    const id = this.userId;
    const first = await attempt(this, () => api.tap(id, tap));
    if (first) this.awaitAnswer(first.callback_id, node);
    else settle(node);
    if (first && byId("tap-twice").checked) await attempt(this, () => api.tap(id, { ...tap, again: true }));
    refresh(id);
  }

  /** Remembers which button waits for a callback's answer. */
  awaitAnswer(callbackId, node) {
    if (this.chat.toasts.some((toast) => toast.callback_id === callbackId)) settle(node);
    else this.waiting.set(callbackId, node);
  }

  /** A callback was answered. */
  answer(toast) {
    const node = this.waiting.get(toast.callback_id);
    if (node) settle(node);
    this.waiting.delete(toast.callback_id);
    if (!toast.text) return;
    if (toast.alert) showAlert(toast.text);
    else this.toast(toast.text);
  }

  /** A short notice over the chat. */
  toast(text, problem = false) {
    const node = el("p", { class: problem ? "toast problem" : "toast", dataset: { testid: "toast" } }, text);
    this.toasts.append(node);
    while (this.toasts.children.length > 3) this.toasts.firstElementChild.remove();
    setTimeout(() => node.remove(), TOAST_MS + text.length * 25);
  }

  /** Scrolls to a message and lights it up. */
  jump(id) {
    const node = this.nodes.get(id);
    if (!node) return;
    this.stuck = false;
    node.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    node.classList.remove("lit");
    requestAnimationFrame(() => node.classList.add("lit"));
  }

  // ---- scrolling

  wireScroll() {
    let last = 0;
    this.scroll.addEventListener(
      "scroll",
      () => {
        const { scrollTop } = this.scroll;
        if (this.distance() < NEAR_BOTTOM_PX) this.stuck = true;
        else if (scrollTop < last - 2) this.stuck = false;
        last = scrollTop;
        if (this.stuck) this.unseen = 0;
        this.seen();
        this.paintPill();
      },
      { passive: true },
    );
    this.log.addEventListener("hold", () => {
      this.holdUntil = performance.now() + 400;
    });
    new ResizeObserver(() => {
      if (this.stuck && performance.now() > (this.holdUntil ?? 0)) this.follow(!this.gliding);
      this.paintPill();
    }).observe(this.log);
    new ResizeObserver(() => this.stuck && this.follow(true)).observe(this.scroll);
    this.pill.addEventListener("click", () => {
      this.stuck = true;
      this.unseen = 0;
      this.follow(false);
    });
  }

  /** Pixels below the visible part. */
  distance() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight;
  }

  /** Goes to the newest message if the reader is there already. */
  follow(atOnce) {
    if (this.stuck) {
      const smooth = !atOnce && !calm.matches && this.distance() < 2 * this.scroll.clientHeight;
      if (smooth) {
        this.gliding = true;
        clearTimeout(this.glide);
        this.glide = setTimeout(() => {
          this.gliding = false;
        }, 500);
      }
      this.scroll.scrollTo({ top: this.scroll.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    }
    this.paintPill();
  }

  /** The pill that leads down: with words when there is something new. */
  paintPill() {
    const away = !this.stuck && this.distance() > NEAR_BOTTOM_PX;
    this.pill.hidden = !away;
    this.pill.firstElementChild.textContent = this.unseen
      ? this.unseen === 1
        ? "New message"
        : `${this.unseen} new messages`
      : "";
    this.pill.setAttribute(
      "aria-label",
      this.unseen ? `${this.pill.firstElementChild.textContent}, go down` : "Go down",
    );
  }

  /** What is on screen counts as read. */
  seen() {
    const { chat } = this;
    if (document.hidden || !this.stuck || !chat.messages || chat.readUpTo === chat.newest()) return;
    chat.read();
    paintLearners();
  }

  // ---- composing

  wireComposer() {
    this.composer.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.input.addEventListener("input", () => {
      this.grow();
      this.suggest();
    });
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.closeCommands(), 150));
    const menu = this.root.querySelector('[data-testid="menu"]');
    menu.addEventListener("click", () => (this.commands.hidden ? this.openCommands("") : this.closeCommands()));
    menu.addEventListener("keydown", (event) => this.onKey(event));
    menu.addEventListener("blur", () => setTimeout(() => this.closeCommands(), 150));
    this.context.querySelector("button").addEventListener("click", () => this.leaveMode());
  }

  /** Keys of the composer: sending, the command list, editing the last message, leaving. */
  onKey(event) {
    if (event.isComposing) return;
    const open = !this.commands.hidden;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (open && step) this.choose(this.choice + step);
    else if (open && event.key === "Tab" && !event.shiftKey) this.complete();
    else if (open && event.key === "Enter" && this.choice >= 0) this.sendCommand(this.choice);
    else if (event.key === "Escape" && (open || this.mode)) open ? this.closeCommands() : this.leaveMode();
    else if (event.target !== this.input) return;
    else if (event.key === "Enter" && !event.shiftKey) this.submit();
    else if (event.key === "ArrowUp" && !this.input.value && !this.mode) this.editLast();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The text field is as high as its text, up to a third of the window. */
  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, innerHeight / 3)}px`;
    this.composer.classList.toggle("ready", this.input.value.trim() !== "");
  }

  /** Sends what is typed, or stores the edited text. */
  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const { mode, userId } = this;
    this.closeCommands();
    this.input.value = "";
    this.setMode(null);
    this.grow();
    const sent =
      mode?.kind === "edit"
        ? text === mode.message.text || (await this.request(() => api.edit(userId, mode.message.id, text)))
        : await this.sendText(text, mode?.message.id);
    if (sent || this.input.value || this.userId !== userId) return;
    this.input.value = text;
    this.setMode(mode);
    this.grow();
  }

  /** Sends a text; the chat follows it down. */
  sendText(text, replyTo) {
    this.stuck = true;
    this.unseen = 0;
    const { userId } = this;
    const before = this.lastSend;
    this.lastSend = this.request(async () => {
      await before;
      return api.send(userId, text, replyTo);
    });
    return this.lastSend;
  }

  /** Replying to, or editing, one message; null for neither. */
  setMode(mode) {
    this.mode = mode;
    this.context.hidden = !mode;
    if (!mode) return;
    const editing = mode.kind === "edit";
    this.context.querySelector("use").setAttribute("href", editing ? "#i-edit" : "#i-reply");
    this.context.querySelector("b").textContent = editing
      ? "Edit your message"
      : `Reply to ${mode.message.from === "user" ? "yourself" : (world.bot?.first_name ?? "the bot")}`;
    this.context.querySelector("p span").textContent = summary(mode.message);
    if (editing) this.input.value = mode.message.text;
    this.grow();
    this.input.focus();
  }

  /** Stops replying or editing. */
  leaveMode() {
    if (this.mode?.kind === "edit") this.input.value = "";
    this.setMode(null);
    this.grow();
    this.input.focus();
  }

  /** Edits the last text of one's own. */
  editLast() {
    const message = this.chat
      .list()
      .findLast((candidate) => candidate.from === "user" && candidate.text && !candidate.media);
    if (message) this.setMode({ kind: "edit", message });
  }

  // ---- commands

  /** Opens the command list while a command is being typed. */
  suggest() {
    const typed = /^\/(\w*)$/.exec(this.input.value);
    if (typed) this.openCommands(typed[1]);
    else this.closeCommands();
  }

  /** Shows the commands that begin so. */
  openCommands(prefix) {
    this.offered = (this.chat.menu ?? []).filter((item) => item.command.startsWith(prefix.toLowerCase()));
    this.commands.replaceChildren(
      ...this.offered.map((item, i) =>
        el(
          "li",
          {
            role: "option",
            id: `command-${this.userId}-${i}`,
            "aria-selected": "false",
            dataset: { testid: "command", command: item.command },
            onpointerdown: (event) => event.preventDefault(),
            onclick: () => this.sendCommand(i),
          },
          el("b", {}, `/${item.command}`),
          el("span", {}, item.description),
        ),
      ),
    );
    this.commands.hidden = !this.offered.length;
    this.root.querySelector('[data-testid="menu"]').setAttribute("aria-expanded", String(!this.commands.hidden));
    this.choice = -1;
    this.input.removeAttribute("aria-activedescendant");
  }

  closeCommands() {
    this.commands.hidden = true;
    this.choice = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.root.querySelector('[data-testid="menu"]').setAttribute("aria-expanded", "false");
  }

  /** Moves the choice in the list, around its ends. */
  choose(index) {
    const count = this.offered.length;
    this.choice = ((index % count) + count) % count;
    [...this.commands.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === this.choice)));
    const chosen = this.commands.children[this.choice];
    chosen.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", chosen.id);
    this.input.focus();
  }

  /** Writes the chosen command into the field. */
  complete() {
    this.input.value = `/${this.offered[Math.max(0, this.choice)].command}`;
    this.closeCommands();
    this.grow();
    this.input.focus();
  }

  /** Sends a command of the list. */
  sendCommand(index) {
    const { command } = this.offered[index];
    this.closeCommands();
    this.input.value = "";
    this.grow();
    this.input.focus();
    this.sendText(`/${command}`);
  }

  // ---- files

  wireFiles() {
    const picker = this.root.querySelector('input[type="file"]');
    const stage = this.root.querySelector(".stage");
    this.root.querySelector('[data-testid="attach"]').addEventListener("click", () => picker.click());
    picker.addEventListener("change", () => {
      if (picker.files[0]) offerFile(this, picker.files[0]);
      picker.value = "";
    });
    this.input.addEventListener("paste", (event) => {
      const file = event.clipboardData?.files[0];
      if (!file) return;
      event.preventDefault();
      offerFile(this, file);
    });
    this.root.addEventListener("dragover", (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      stage.classList.add("dropping");
    });
    this.root.addEventListener("dragleave", (event) => {
      if (!this.root.contains(event.relatedTarget)) stage.classList.remove("dropping");
    });
    this.root.addEventListener("drop", (event) => {
      event.preventDefault();
      stage.classList.remove("dropping");
      if (event.dataTransfer.files[0]) offerFile(this, event.dataTransfer.files[0]);
    });
  }

  /** Blocks or unblocks the bot for this learner. */
  async setBlocked(blocked) {
    await this.request(() => api.block(this.userId, blocked));
    await refreshState();
  }
}

/** The local day of a message; a draft belongs to the day before it. */
function dayKey(message, before) {
  const date = new Date(message.draft && before ? before.date : (message.date ?? now()));
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

/** "Today", "Yesterday", or the date. */
function dayLabel(key) {
  const [year, month, day] = key.split("-").map(Number);
  const date = new Date(year, month, day);
  const today = now();
  const days = Math.round((new Date(today.getFullYear(), today.getMonth(), today.getDate()) - date) / 864e5);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  const options = { weekday: "long", day: "numeric", month: "long" };
  return date.toLocaleDateString("en-GB", year === today.getFullYear() ? options : { ...options, year: "numeric" });
}

// ---------------------------------------------------------------- things over the page

/** A callback's alert: a dialog that wants an OK. */
function showAlert(text) {
  const dialog = byId("alert");
  dialog.querySelector("p").replaceChildren(el("span", { dataset: { testid: "toast", alert: "true" } }, text));
  dialog.onclose = () => dialog.querySelector("p").replaceChildren();
  if (!dialog.open) dialog.showModal();
}

/** Puts a text on the clipboard. */
async function copy(pane, text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = el("textarea", { class: "hidden" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  pane.toast("Copied");
}

/** Follows a link; a deep link to the bot itself starts it here. */
function openLink(pane, url) {
  const payload = startPayload(url);
  if (payload !== null) pane.sendText(payload ? `/start ${payload}` : "/start");
  else if (/^https?:/i.test(url)) window.open(url, "_blank", "noopener,noreferrer");
  else pane.toast(`This link works in Telegram only: ${url}`);
}

/** The payload of a t.me link to this bot, null for any other link. */
function startPayload(url) {
  const found = /^https?:\/\/t\.me\/(\w+)\/?(?:\?start=([\w-]*))?$/i.exec(url);
  if (!found || found[1].toLowerCase() !== world.bot?.username?.toLowerCase()) return null;
  return found[2] ?? "";
}

/** The menu of one message, near its button or where the pointer is. */
function openMenu(pane, message, anchor, at) {
  closeMenu();
  const text = message.text ?? "";
  const items = [
    ["reply", "Reply", () => pane.setMode({ kind: "reply", message })],
    text && ["copy", "Copy", () => copy(pane, text)],
    text &&
      message.from === "user" &&
      !message.media && ["edit", "Edit", () => pane.setMode({ kind: "edit", message })],
    ["trash", "Delete", () => pane.request(() => api.remove(pane.userId, message.id))],
  ];
  const menu = el(
    "div",
    { class: "menu", id: "message-menu", role: "menu", popover: "manual", "aria-label": "Message menu" },
    emojiRow(pane, message),
    ...items.filter(Boolean).map(menuItem),
  );
  menu.addEventListener("keydown", (event) => walkMenu(event, menu, anchor));
  pane.root.append(menu);
  menu.showPopover();
  placeMenu(menu, anchor, at);
  menu.querySelector("[role=menuitem]").focus();
}

/** One line of a message's menu. */
function menuItem([picture, label, act]) {
  const run = () => {
    closeMenu();
    act();
  };
  const attributes = { type: "button", role: "menuitem", dataset: { act: label.toLowerCase() }, onclick: run };
  return el("button", attributes, icon(picture), label);
}

/** Closes the message menu. */
function closeMenu() {
  byId("message-menu")?.remove();
}

/** The reactions a learner can give. */
function emojiRow(pane, message) {
  const given = message.own_reaction ?? (message.from === "bot" ? message.reaction : null);
  return el(
    "div",
    { class: "emoji", role: "group", "aria-label": "React" },
    ...EMOJI.map((emoji) =>
      el(
        "button",
        {
          type: "button",
          role: "menuitemradio",
          "aria-checked": String(given === emoji),
          "aria-label": `React with ${emoji}`,
          onclick: () => {
            closeMenu();
            pane.request(() => api.react(pane.userId, message.id, given === emoji ? null : emoji));
          },
        },
        emoji,
      ),
    ),
  );
}

/** Arrow keys in a menu; Esc and Tab leave it. */
function walkMenu(event, menu, anchor) {
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    closeMenu();
    anchor.focus({ preventScroll: true });
  }
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...menu.querySelectorAll("button")];
  items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
}

/** Keeps a menu inside the window. */
function placeMenu(menu, anchor, at) {
  const box = anchor.getBoundingClientRect();
  const x = at?.clientX || box.left;
  const y = at?.clientY || box.bottom + 4;
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - menu.offsetHeight - 8))}px`;
}

/** Asks how a file is to be sent, then sends it. */
function offerFile(pane, file) {
  const dialog = byId("attach");
  const form = dialog.querySelector("form");
  const { userId } = pane;
  form.reset();
  form.elements.kind.value = likelyKind(file);
  dialog.querySelector(".problem").hidden = true;
  const release = previewFile(dialog.querySelector(".preview"), file);
  form.querySelector("[value=cancel]").onclick = () => dialog.close();
  form.onsubmit = (event) => {
    event.preventDefault();
    pane.stuck = true;
    sendOffered(dialog, form, userId, file);
  };
  dialog.onclose = () => {
    release();
    pane.input.focus();
  };
  dialog.showModal();
}

/** How a file is most likely meant. */
function likelyKind(file) {
  if (file.type.startsWith("image/")) return "photo";
  return file.type.startsWith("audio/") ? "voice" : "document";
}

/** Shows what is about to be sent; returns what frees the picture again. */
function previewFile(place, file) {
  const isPicture = file.type.startsWith("image/");
  const url = isPicture ? URL.createObjectURL(file) : null;
  const picture = isPicture ? el("img", { src: url, alt: "" }) : el("span", { class: "file-icon" }, icon("file"));
  const size = `${Math.max(1, Math.round(file.size / 1024))} KB`;
  place.replaceChildren(picture, el("p", {}, el("b", {}, file.name), el("small", {}, size)));
  return () => url && URL.revokeObjectURL(url);
}

/** Sends the file of the dialog; a refusal is told in it. */
async function sendOffered(dialog, form, userId, file) {
  const problem = dialog.querySelector(".problem");
  form.classList.add("sending");
  try {
    await api.sendFile(userId, form.elements.kind.value, form.elements.caption.value.trim(), file);
    dialog.close();
    refresh(userId);
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
  }
  form.classList.remove("sending");
}

// ---------------------------------------------------------------- panes, drawers, theme

/** Is this learner's chat on screen? */
const shown = (id) => world.panes.some((pane) => pane.userId === id);

/** Adds a chat to the screen. */
function addPane(id) {
  const pane = new Pane();
  world.panes.push(pane);
  byId("panes").append(pane.root);
  pane.setUser(id);
  paintPanes();
  return pane;
}

/** Takes a chat off the screen; one always stays. */
function closePane(pane) {
  if (world.panes.length < 2) return;
  world.panes = world.panes.filter((other) => other !== pane);
  pane.root.remove();
  world.focused = 0;
  paintPanes();
  writeHash();
}

/** One chat or two. */
function toggleSplit() {
  if (world.panes.length > 1) {
    closePane(world.panes[1]);
    return;
  }
  const other = world.users.find((user) => !shown(user.id));
  if (!other) {
    focusedPane().toast("Add a second learner first.");
    return;
  }
  world.focused = 1;
  refresh(addPane(other.id).userId);
  writeHash();
}

/** Marks the pane in use. */
function focusPane(pane) {
  const index = world.panes.indexOf(pane);
  if (index < 0 || index === world.focused) return;
  world.focused = index;
  paintPanes();
}

/** Marks that depend on how many panes there are and which one is in use. */
function paintPanes() {
  const pair = world.panes.length > 1;
  byId("panes").classList.toggle("two", pair);
  world.panes.forEach((pane, i) => {
    pane.root.classList.toggle("focused", pair && i === world.focused);
    pane.root.classList.toggle("second", i > 0);
    pane.root.querySelector('[data-act="split"]').setAttribute("aria-pressed", String(pair));
    pane.root.querySelector('[data-act="close"]').hidden = i === 0;
  });
  paintLearners();
  paintLab();
}

/** Shows a learner in the pane in use. */
function select(id) {
  const elsewhere = world.panes.find((pane) => pane.userId === id);
  if (elsewhere) world.focused = world.panes.indexOf(elsewhere);
  else if (world.panes.length) focusedPane().setUser(id);
  else addPane(id);
  paintPanes();
  writeHash();
  refresh(id);
  closeDrawer();
  if (!narrow.matches) focusedPane().input.focus();
}

/** The learners in the address: #user=1 or #user=1&with=2. */
function readHash() {
  const hash = new URLSearchParams(location.hash.slice(1));
  return ["user", "with"]
    .map((key) => hash.get(key))
    .filter((value) => value !== null)
    .map(Number);
}

/** Keeps the address true. */
function writeHash() {
  const [first, second] = world.panes;
  if (!first) return;
  const hash = `#user=${first.userId}${second ? `&with=${second.userId}` : ""}`;
  if (location.hash !== hash) history.replaceState(null, "", hash);
}

/** Follows the address when it is changed by hand. */
function followHash() {
  const [first, second] = readHash().filter((id) => userOf(id));
  if (first === undefined) return;
  world.focused = 0;
  if (world.panes.length > 1 && second === undefined) closePane(world.panes[1]);
  if (!world.panes.length) addPane(first);
  world.panes[0].setUser(first);
  if (second !== undefined && second !== first) (world.panes[1] ?? addPane(second)).setUser(second);
  paintPanes();
  world.panes.forEach((pane) => refresh(pane.userId));
}

/** Opens the learners or the lab over a small window. */
function openDrawer(name) {
  document.body.dataset.drawer = name;
  world.drawerOpener = document.activeElement;
  byId(name).querySelector("[data-close]").focus();
}

/** The learners: over a small window, or the focus goes to their list. */
function showPeople() {
  if (narrow.matches) openDrawer("people");
  else byId("learners").querySelector('[aria-current="true"]')?.focus();
}

/** Closes what is open over a small window. */
function closeDrawer() {
  if (!document.body.dataset.drawer) return;
  delete document.body.dataset.drawer;
  world.drawerOpener?.focus();
}

/** The lab: a column where there is room, else a sheet. */
function toggleLab() {
  if (!roomForLab.matches) openDrawer("lab");
  else {
    const hidden = byId("app").classList.toggle("no-lab");
    remember("lab", hidden ? "off" : "on");
  }
}

/** Light or dark, against what is shown now. */
function toggleTheme() {
  const dark = getComputedStyle(document.documentElement).getPropertyValue("--is-dark").trim() === "1";
  setTheme(dark ? "light" : "dark");
}

/** Sets and keeps a theme; null follows the system. */
function setTheme(theme) {
  if (!theme) return;
  document.documentElement.dataset.theme = theme;
  remember("theme", theme);
}

// ---------------------------------------------------------------- learners and lab

/** The list of learners: name, last words, unread. */
function paintLearners() {
  const list = byId("learners");
  const rows = new Map([...list.children].map((row) => [row.dataset.userId, row]));
  const wanted = world.users.map((user) => paintLearner(rows.get(String(user.id)) ?? learnerRow(user), user));
  if (wanted.length !== list.children.length || wanted.some((row, i) => list.children[i] !== row))
    list.replaceChildren(...wanted);
  const total = world.users.reduce((sum, user) => sum + chatOf(user.id).unread(), 0);
  document.title = total ? `(${total}) Palaver` : "Palaver";
}

/** An empty row for a learner. */
function learnerRow(user) {
  return el(
    "li",
    { dataset: { userId: user.id } },
    el(
      "button",
      {
        type: "button",
        class: "learner",
        dataset: { testid: "learner", userId: user.id },
        onclick: () => select(user.id),
      },
      el("span", { class: "avatar", "aria-hidden": "true" }),
      el("span", { class: "name" }),
      el("span", { class: "when" }),
      el("span", { class: "last" }),
      el("span", { class: "unread", hidden: true }),
    ),
  );
}

/** Fills a learner's row. */
function paintLearner(row, user) {
  const chat = chatOf(user.id);
  const last = chat.messages ? chat.list().at(-1) : null;
  const unread = chat.unread();
  const set = (part, text) => {
    const node = row.querySelector(`.${part}`);
    if (node.textContent !== text) node.textContent = text;
  };
  paintAvatar(row.querySelector(".avatar"), user);
  const key = `${user.first_name} ${user.language_code} ${user.is_admin}`;
  if (row.dataset.key !== key) {
    row.dataset.key = key;
    row
      .querySelector(".name")
      .replaceChildren(
        el("b", {}, user.first_name),
        user.is_admin ? el("span", { class: "tag admin" }, "Admin") : "",
        el("span", { class: "tag" }, user.language_code ?? ""),
      );
  }
  set("when", last?.date ? clockTime(new Date(last.date)) : "");
  set(
    "last",
    user.blocked
      ? "Blocked the bot"
      : chat.typing
        ? "typing…"
        : last
          ? `${last.from === "user" ? "You: " : ""}${summary(last)}`
          : "No messages yet",
  );
  const badge = row.querySelector(".unread");
  badge.hidden = !unread;
  badge.textContent = unread ? String(unread) : "";
  badge.setAttribute("aria-label", `${unread} unread`);
  const current = focusedPane()?.userId === user.id;
  row.firstElementChild.setAttribute("aria-current", String(current));
  row.firstElementChild.classList.toggle("open", shown(user.id));
  return row;
}

/** What the lab says of the learner in use. */
function paintLab() {
  const pane = focusedPane();
  if (!pane?.user) return;
  byId("learner-title").textContent = pane.user.first_name;
  byId("block").disabled = false;
  byId("block").textContent = pane.user.blocked ? "Unblock the bot" : "Block the bot";
  byId("block").classList.toggle("danger", !pane.user.blocked);
  const toasts = pane.chat.toasts
    .filter((toast) => toast.text)
    .slice(-5)
    .reverse();
  byId("toast-list").replaceChildren(
    ...(toasts.length ? toasts.map((toast) => el("li", {}, toast.text)) : [el("li", { class: "none" }, "None yet")]),
  );
}

/** The bot's clock, each second. */
function paintClock() {
  const time = now();
  byId("clock-time").textContent = clockTime(time);
  byId("clock-time").dateTime = time.toISOString();
  byId("clock-day").textContent = time.toLocaleDateString("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
  });
  const minutes = Math.round(world.clockOffset / 60000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  const ahead = [days ? `${days} d` : "", hours ? `${hours} h` : ""].filter(Boolean).join(" ");
  byId("clock-offset").textContent = ahead ? `${ahead} ahead of real time` : "Real time";
}

/** Turns the bot's clock forward by an ISO 8601 duration. */
async function advanceClock(button, step) {
  button.disabled = true;
  await attempt(focusedPane(), () => api.advance(step));
  await refreshState();
  world.panes.forEach((pane) => refresh(pane.userId));
  button.disabled = false;
  button.focus();
}

/** Leads to the form for a new learner. */
function inviteLearner() {
  if (roomForLab.matches) byId("app").classList.remove("no-lab");
  else openDrawer("lab");
  byId("new-learner").elements.first_name.focus();
}

/** Adds the learner of the form and opens their chat. */
async function addLearner(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const { first_name: name, language_code: language, is_admin: admin } = form.elements;
  const person = { first_name: name.value.trim(), language_code: language.value.trim(), is_admin: admin.checked };
  const user = person.first_name && (await attempt(focusedPane(), () => api.addUser(person)));
  if (!user) return;
  form.reset();
  await refreshState();
  select(user.id);
}

/** Connects the lab's controls. */
function wireLab() {
  byId("next-hour").addEventListener("click", (event) => advanceClock(event.currentTarget, "PT1H"));
  byId("next-day").addEventListener("click", (event) => advanceClock(event.currentTarget, "P1D"));
  byId("block").addEventListener("click", () => focusedPane()?.setBlocked(!focusedPane().user.blocked));
  byId("add-learner").addEventListener("click", inviteLearner);
  byId("nobody").querySelector("button").addEventListener("click", inviteLearner);
  byId("new-learner").addEventListener("submit", addLearner);
}

// ---------------------------------------------------------------- news

/** Runs at most one of a kind at a time; a call during a run means one more run after it. */
function single(run) {
  let current = null;
  let again = false;
  return () => {
    if (current) {
      again = true;
      return current;
    }
    current = (async () => {
      do {
        again = false;
        await run();
      } while (again);
    })()
      .catch(() => {})
      .finally(() => {
        current = null;
      });
    return current;
  };
}

/** Asks for the state: learners, bot, clock. */
const refreshState = single(async () => {
  const state = await api.state();
  world.users = state.users ?? [];
  world.bot = state.bot ?? null;
  world.clockOffset = state.clock ? Date.parse(state.clock) - Date.now() : 0;
  if (Math.abs(world.clockOffset) < 30000) world.clockOffset = 0;
  settlePanes();
  world.users
    .slice(0, MAX_WATCHED)
    .filter((user) => !chatOf(user.id).messages)
    .forEach((user) => refresh(user.id));
  world.panes.forEach((pane) => pane.paintHead());
  paintLearners();
  paintLab();
  paintClock();
});

/** Panes show learners that exist. */
function settlePanes() {
  byId("nobody").hidden = world.users.length > 0;
  if (!world.users.length) {
    world.panes.forEach((pane) => pane.root.remove());
    world.panes = [];
    return;
  }
  if (!world.panes.length) followHash();
  if (!world.panes.length) addPane(world.users[0].id);
  for (const pane of world.panes) if (!userOf(pane.userId)) pane.setUser(world.users[0].id);
  writeHash();
}

const refreshers = new Map();

/** Asks for what changed in a learner's chat and shows it. */
function refresh(id) {
  if (!refreshers.has(id))
    refreshers.set(
      id,
      single(() => fetchChat(chatOf(id))),
    );
  return refreshers.get(id)();
}

/** One answer of the server taken into a chat; an older revision means a new server, so all is asked again. */
async function fetchChat(chat) {
  const { epoch } = chat;
  const answer = await api.chat(chat.id, chat.revision);
  if (answer.revision < chat.revision) chat.forget();
  if (chat.epoch !== epoch) {
    await fetchChat(chat);
    return;
  }
  const delta = chat.take(answer);
  world.panes.filter((pane) => pane.userId === chat.id).forEach((pane) => pane.update(delta));
  watchPassing(chat);
  paintLearners();
  if (delta.fresh.length || focusedPane()?.userId === chat.id) paintLab();
  world.panes.forEach((pane) => pane.paintHead());
}

/** Typing and drafts end by themselves, without news: looks again while there are any. */
function watchPassing(chat) {
  clearTimeout(chat.lookAgain);
  if (chat.typing || chat.messages.has(0)) chat.lookAgain = setTimeout(() => refresh(chat.id), LOOK_AGAIN_MS);
}

/** Something changed on the server. */
function onNews({ user, resync }) {
  if (resync) world.chats.forEach((chat) => chat.forget());
  refreshState();
  if (user !== null && user !== undefined) refresh(user);
  else
    [...world.chats.values()]
      .filter((chat) => resync || shown(chat.id))
      .forEach((chat) => userOf(chat.id) && refresh(chat.id));
}

/** Says that the connection is lost, after a moment's grace. */
function onLink(up) {
  clearTimeout(onLink.timer);
  if (up) byId("link-lost").hidden = true;
  else
    onLink.timer = setTimeout(() => {
      byId("link-lost").hidden = false;
    }, 400);
}

/** Keys and clicks that belong to the whole page. */
function wirePage() {
  document.querySelectorAll("[data-close]").forEach((button) => button.addEventListener("click", closeDrawer));
  byId("scrim").addEventListener("click", closeDrawer);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeDrawer();
  });
  document.addEventListener("visibilitychange", () =>
    world.panes.forEach((pane) => pane.userId !== null && pane.seen()),
  );
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".text a[href]");
    const pane = link && world.panes.find((candidate) => candidate.root.contains(link));
    if (pane && startPayload(link.href) !== null) {
      event.preventDefault();
      openLink(pane, link.href);
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest?.("#message-menu")) closeMenu();
  });
  byId("viewer").addEventListener("click", (event) => event.currentTarget.close());
  addEventListener("hashchange", followHash);
  addEventListener("resize", () => world.panes.forEach((pane) => settleQuotes(pane.log)));
}

setTheme(remember("theme"));
byId("app").classList.toggle("no-lab", remember("lab") === "off");
wirePage();
wireLab();
refreshState();
listen(onNews, onLink);
setInterval(paintClock, 1000);
