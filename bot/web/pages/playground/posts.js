// One post as an element, and lists of posts that stay in order while posts come, change and go.

import { say, sayCount } from "./say.js";
import { isAgent, myId, person } from "./state.js";
import { EMOJI, ago, avatar, clockTime, dayKey, dayName, element, emojiName, fullTime, icon, ownTimes, words } from "./text.js";

const LONG = 1600;

export function postElement(post, inThread) {
  const author = person(post.author);
  const item = element("li", { class: `post${post.private ? " private" : ""}`, "data-id": post.id, "data-number": post.number, tabindex: "-1", "aria-label": `${author.name}, ${fullTime(post.sent_at)}` });
  item.post = post;
  if (post.private) item.append(element("p", { class: "only-you" }, icon("eye"), say("play_only_you")));
  item.append(avatar(author), element("div", { class: "body" }, byLine(post, author), content(post), reactions(post), ...(inThread ? [] : summary(post))));
  if (!post.deleted) item.append(tools(post, inThread), dots());
  return item;
}

function byLine(post, author) {
  const label = { bot: "play_badge_bot", agent: "play_badge_agent", lead: "play_badge_lead", guest: "play_badge_guest" }[author.role];
  const line = element("div", { class: "by" }, element("strong", {}, author.name));
  if (label) line.append(element("span", { class: `role ${author.role}` }, say(label)));
  line.append(element("time", { datetime: post.sent_at, title: fullTime(post.sent_at) }, clockTime(post.sent_at)));
  if (post.edited) line.append(element("span", { class: "edited" }, say("play_edited")));
  return line;
}

function content(post) {
  const box = element("div", { class: "content" });
  if (post.deleted) box.append(element("p", { class: "gone" }, say("play_deleted")));
  else if (post.card) {
    box.innerHTML = post.card; // Rendered and escaped by bot/cards/html.py; the policy of the page allows no script in it.
    dress(box.firstElementChild);
  } else {
    const long = post.words.length > LONG;
    box.append(element("div", { class: `words${long ? " long" : ""}` }, ...words(post.words)));
    if (long) box.append(element("button", { type: "button", class: "pill", "data-do": "unfold" }, say(post.cut ? "play_show_more" : "play_show_all")));
  }
  return box;
}

// What only the page knows: times in the reader's zone, who is mentioned, the menu as a menu.
function dress(card) {
  ownTimes(card);
  const mention = card.dataset.mention;
  if (mention) card.prepend(element("span", { class: "mention" }, `@${person(mention).name}`));
  for (const link of card.querySelectorAll("a[href]")) {
    if (new URL(link.href).origin === location.origin) link.removeAttribute("rel");
  }
}

function reactions(post) {
  const row = element("div", { class: "reactions" });
  for (const { emoji, people } of post.reactions) {
    const names = people.map((id) => person(id).name).join(", ");
    const mine = people.includes(myId());
    row.append(element(
      "button",
      { type: "button", class: "reaction", "data-do": "react", "data-emoji": emoji, "aria-pressed": String(mine), title: `${names}: ${emojiName(emoji)}`, "aria-label": `${emojiName(emoji)}, ${names}` },
      EMOJI[emoji] ?? `:${emoji}:`, String(people.length),
    ));
  }
  return row;
}

function summary(post) {
  if (!post.replies) return [];
  const faces = element("span", { class: "faces" }, ...post.repliers.slice(0, 4).map((id) => avatar(person(id), "small")));
  return [element("button", { type: "button", class: "summary", "data-do": "thread" }, faces, element("b", {}, sayCount("play_replies", post.replies)), element("span", { class: "sub" }, ago(post.replied_at)))];
}

function tool(what, name, label) {
  return element("button", { type: "button", class: "icon", "data-do": what, "aria-label": label, title: label, tabindex: "-1" }, icon(name));
}

function tools(post, inThread) {
  const mine = post.author === myId();
  const box = element("div", { class: "tools", role: "toolbar", "aria-label": say("play_tools") });
  box.append(tool("pick", "smile", say("play_react")));
  if (!inThread && !post.private) box.append(tool("thread", "reply", say("play_reply_in_thread")));
  if (!post.card && (mine || isAgent())) box.append(tool("triage", "ticket", say("play_triage")));
  if (mine) box.append(tool("edit", "edit", say("play_edit")), tool("delete", "bin", say("play_delete")));
  return box;
}

function dots() {
  return element("button", { type: "button", class: "icon dots", "data-do": "dots", "aria-label": say("play_tools"), "aria-expanded": "false" }, "···");
}

// A list of posts in the order of their numbers. `place` puts one where it belongs or changes it where it stands.
export class Posts {
  constructor(list, inThread) {
    this.list = list;
    this.inThread = inThread;
  }

  clear(words = "") {
    this.list.replaceChildren(...(words ? [element("li", { class: "empty" }, words)] : []));
  }

  find(id) {
    return this.list.querySelector(`:scope > [data-id="${CSS.escape(id)}"]`);
  }

  place(post) {
    const old = this.find(post.id);
    const gone = post.deleted && (!post.replies || this.inThread) && !old?.dataset.root;
    if (gone) {
      old?.remove();
      this.days();
      return null;
    }
    const fresh = postElement(post, this.inThread);
    if (old) {
      if (old.dataset.root) fresh.dataset.root = "true";
      this.swap(old, fresh);
      return fresh;
    }
    this.list.querySelector(":scope > .empty")?.remove();
    const next = [...this.list.querySelectorAll(":scope > .post:not([data-root])")].reverse().find((one) => one.post.number < post.number);
    const first = this.list.querySelector(":scope > .post:not([data-root])");
    if (next) next.after(fresh);
    else if (first) first.before(fresh);
    else this.list.append(fresh);
    this.days();
    return fresh;
  }

  // A redrawn post keeps the place of the keyboard and an open menu.
  swap(old, fresh) {
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const open = old.querySelector("details.menu[open]") !== null;
    fresh.tabIndex = old.tabIndex;
    old.replaceWith(fresh);
    if (open && fresh.querySelector("details.menu")) fresh.querySelector("details.menu").open = true;
    if (!focused) return;
    const same = focused === old ? fresh : fresh.querySelector(focused.dataset.action ? `[data-action="${focused.dataset.action}"]` : `[data-do="${focused.dataset.do}"]`);
    (same ?? fresh).focus({ preventScroll: true });
  }

  // A line with the day before the first post of each.
  days() {
    for (const line of this.list.querySelectorAll(":scope > .day")) line.remove();
    if (this.inThread) return;
    let day = "";
    for (const item of [...this.list.querySelectorAll(":scope > .post")]) {
      if (dayKey(item.post.sent_at) !== day) item.before(element("li", { class: "day", role: "separator" }, dayName(item.post.sent_at)));
      day = dayKey(item.post.sent_at);
    }
  }
}
