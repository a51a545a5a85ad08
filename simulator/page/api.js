/** What the page asks of the local Telegram, the news from it, and what it remembers of each chat. */

const PATIENCE_MS = 8000;
const RETRY_MS = 1000;
const QUIET_CHECK_MS = 15000;

/** A request that the local Telegram refused or did not answer; `message` is fit to be shown. */
export class Refused extends Error {
  constructor(message, status = 0) {
    super(message);
    this.status = status;
  }
}

/** The reason a refused response gives, or a plain sentence. */
async function reason(response) {
  const text = await response.text().catch(() => "");
  try {
    const body = JSON.parse(text);
    return String(body.error ?? body.description ?? body.message ?? text);
  } catch {
    return text.slice(0, 200) || `The local Telegram answered ${response.status}.`;
  }
}

/** One request, its answer as JSON; throws `Refused`. */
async function ask(path, { method = "GET", json, form } = {}) {
  const options = { method, signal: AbortSignal.timeout(PATIENCE_MS), cache: "no-store" };
  if (json !== undefined) {
    options.headers = { "Content-Type": "application/json" };
    options.body = JSON.stringify(json);
  } else if (form) {
    options.body = form;
    options.signal = undefined;
  }
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused("The local Telegram does not answer.");
  }
  if (!response.ok) throw new Refused(await reason(response), response.status);
  return response.json().catch(() => ({}));
}

/** A path under one learner. */
const of = (id, rest) => `/sim/users/${encodeURIComponent(id)}/${rest}`;

/** A POST with a JSON body. */
const post = (path, json) => ask(path, { method: "POST", json });

export const api = {
  state: () => ask("/sim/state"),
  addUser: (person) => post("/sim/users", person),
  chat: (id, after) => ask(of(id, `chat?after=${after}`)),
  send: (id, text, reply_to) => post(of(id, "messages"), reply_to ? { text, reply_to } : { text }),
  edit: (id, message_id, text) => post(of(id, "edits"), { message_id, text }),
  remove: (id, message_id) => ask(of(id, `messages/${message_id}`), { method: "DELETE" }),
  tap: (id, tap) => post(of(id, "taps"), tap),
  vote: (id, message_id, option) => post(of(id, "polls"), { message_id, option }),
  pay: (id, message_id) => post(of(id, "pay"), { message_id }),
  react: (id, message_id, emoji) => post(of(id, "reactions"), { message_id, emoji }),
  block: (id, blocked) => post(of(id, "block"), { blocked }),
  advance: (advance) => post("/sim/clock", { advance }),
  /** Sends a file as photo, voice, document or sticker. */
  sendFile(id, kind, caption, file) {
    const form = new FormData();
    form.append("kind", kind);
    if (caption) form.append("caption", caption);
    form.append("file", file, file.name);
    return ask(of(id, "messages"), { method: "POST", form });
  },
};

/**
 * Listens for news: server-sent events, and while they are down a question each second.
 * `onNews({user, resync})` on any change (`resync`: forget revisions, the server may be a new one);
 * `onLink(up)` when the connection is lost or found.
 */
export function listen(onNews, onLink) {
  let source = null;
  let live = false;
  let everLive = false;
  const open = () => {
    source = new EventSource("/sim/events");
    source.onopen = () => {
      live = true;
      onLink(true);
      if (everLive) onNews({ user: null, resync: true });
      everLive = true;
    };
    source.onmessage = (event) => onNews({ ...parse(event.data), resync: false });
    source.onerror = () => {
      live = false;
      source.close();
      setTimeout(check, RETRY_MS / 4);
    };
  };
  const check = async () => {
    if (live) return;
    try {
      await api.state();
      onLink(true);
      onNews({ user: null, resync: false });
      if (source.readyState === EventSource.CLOSED) open();
    } catch {
      onLink(false);
    }
    setTimeout(check, RETRY_MS);
  };
  open();
  setInterval(() => onNews({ user: null, resync: false }), QUIET_CHECK_MS);
}

/** An event's payload; anything unreadable counts as "something changed". */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { user: null };
  }
}

/** What the page knows of one learner's chat. */
export class Chat {
  constructor(id) {
    this.id = id;
    this.epoch = 0;
    this.forget();
    this.readUpTo = null;
    this.toasts = [];
  }

  /** Forgets how far it has read, so that the next answer is taken whole; answers under way are of an older epoch. */
  forget() {
    this.epoch += 1;
    this.revision = 0;
    this.whole = true;
  }

  /** The messages in reading order, drafts last. */
  list() {
    return [...this.messages.values()].sort((a, b) => (a.draft ? 1 : 0) - (b.draft ? 1 : 0) || a.id - b.id);
  }

  /** Messages of the bot that the learner has not had on screen. */
  unread() {
    if (this.readUpTo === null || !this.messages) return 0;
    return [...this.messages.values()].filter((m) => m.from === "bot" && !m.draft && m.id > this.readUpTo).length;
  }

  /** Marks all as seen. */
  read() {
    this.readUpTo = this.newest();
  }

  /** The highest message id, 0 in an empty chat. */
  newest() {
    return Math.max(0, ...(this.messages?.keys() ?? []));
  }

  /** Takes an answer of the server; returns `{changed: ids, fresh: toasts}`. */
  take(answer) {
    const first = !this.messages;
    const whole = this.whole || first;
    const before = this.messages ?? new Map();
    this.messages = whole ? new Map() : before;
    for (const id of answer.gone ?? []) this.messages.delete(id);
    for (const message of answer.messages ?? []) this.messages.set(message.id, message);
    this.revision = answer.revision;
    this.whole = false;
    this.typing = answer.typing ?? null;
    this.menu = answer.menu ?? [];
    this.blocked = Boolean(answer.blocked);
    if (first || this.newest() < this.readUpTo) this.read();
    return { changed: (answer.messages ?? []).map((m) => m.id), fresh: this.keep(answer.toasts ?? [], whole) };
  }

  /** Stores toasts; returns those that are news (a whole answer repeats old ones). */
  keep(toasts, whole) {
    const known = new Set(this.toasts.map((t) => t.callback_id));
    const added = toasts.filter((t) => !known.has(t.callback_id));
    this.toasts = [...this.toasts, ...added].slice(-50);
    return whole ? [] : added;
  }
}
