// The two places where posts stand: the conversation and the thread. Opening, paging, live changes, staying at the end.

import { get } from "./net.js";
import { Posts } from "./posts.js";
import { say, sayCount } from "./say.js";
import { isAgent, markSeen, myId, on, person, state } from "./state.js";
import { element } from "./text.js";
import { announce, toast } from "./toast.js";

const byId = (id) => document.getElementById(id);
const conversation = { posts: new Posts(byId("posts"), false), scroll: byId("scroll") };
const thread = { posts: new Posts(byId("thread-posts"), true), scroll: byId("thread-scroll") };
const NEAR = 90;

const atEnd = (scroll) => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR;
const toEnd = (scroll) => { scroll.scrollTop = scroll.scrollHeight; };

export async function openConversation(id, { focus = false } = {}) {
  const where = state.conversations.get(id);
  if (!where) return;
  state.conversation = id;
  heading(where);
  document.dispatchEvent(new CustomEvent("opened"));
  const told = await get("conversation", { id });
  if (state.conversation !== id) return;
  conversation.posts.clear(told.posts.length ? "" : say("play_empty"));
  if (told.more) conversation.posts.list.prepend(moreButton(id, told.posts[0].number));
  told.posts.forEach((post) => conversation.posts.place(post));
  roving(conversation.posts.list);
  toEnd(conversation.scroll);
  seenUpTo(where);
  if (focus) byId("composer-text").focus();
}

function heading(where) {
  const title = byId("where");
  title.textContent = where.kind === "channel" ? `#${where.name}` : where.name;
  const other = where.with ? person(where.with) : null;
  byId("about").textContent = where.kind === "channel" ? where.about : where.with_bot ? say("play_about_direct") : say("play_about_people", other);
  byId("composer-text").placeholder = say("play_message_to", { where: title.textContent });
  document.title = say("play_page_of", { where: title.textContent });
}

function moreButton(id, before) {
  const button = element("button", { type: "button", class: "pill more" }, say("play_earlier"));
  const item = element("li", { class: "more" }, button);
  button.addEventListener("click", async () => {
    button.disabled = true;
    const told = await get("conversation", { id, before });
    const fromEnd = conversation.scroll.scrollHeight - conversation.scroll.scrollTop;
    item.remove();
    told.posts.forEach((post) => conversation.posts.place(post));
    if (told.more) conversation.posts.list.prepend(moreButton(id, told.posts[0].number));
    conversation.scroll.scrollTop = conversation.scroll.scrollHeight - fromEnd;
  });
  return item;
}

const numberOf = (id) => Number(id.slice(id.lastIndexOf("/p") + 2));

// Opens the thread of a post (or of its root). `mark`: a post to bring into view.
export async function openThread(post, { focus = false, mark = null } = {}) {
  let told;
  try {
    told = await get("thread", { conversation: post.split("/")[1], number: numberOf(post) });
  } catch (error) {
    toast(error.message);
    return;
  }
  state.thread = told.root.id;
  state.threadIsPrivate = told.root.private;
  showPanel("thread");
  const where = state.conversations.get(told.root.conversation);
  byId("panel-sub").textContent = where?.kind === "channel" ? `#${where.name}` : where?.name ?? "";
  thread.posts.clear();
  const root = thread.posts.place(told.root) ?? null;
  if (root) root.dataset.root = "true";
  thread.posts.list.append(divider(told.posts.length));
  told.posts.forEach((one) => thread.posts.place(one));
  roving(thread.posts.list);
  toEnd(thread.scroll);
  if (mark) bringIntoView(thread.posts, mark);
  if (focus) byId("reply-text").focus();
}

function divider(count) {
  return element("li", { class: "divider", id: "thread-count", role: "presentation" }, sayCount("play_replies", count));
}

function recount() {
  const count = thread.posts.list.querySelectorAll(".post:not([data-root])").length;
  const line = byId("thread-count");
  if (line) line.textContent = sayCount("play_replies", count);
}

function bringIntoView(posts, id) {
  const item = posts.find(id);
  if (!item) return;
  item.scrollIntoView({ block: "center" });
  item.classList.add("marked");
}

export function showPanel(what) {
  state.panel = what;
  const app = byId("app");
  if (what) app.dataset.panel = what;
  else delete app.dataset.panel;
  byId("thread").hidden = what !== "thread";
  byId("examples").hidden = what !== "examples";
  byId("panel-title").textContent = say(what === "thread" ? "play_thread" : "play_try");
  byId("panel-sub").textContent = what === "thread" ? byId("panel-sub").textContent : say("play_try_more");
  byId("try-open").setAttribute("aria-expanded", String(what === "examples"));
  if (what !== "thread") state.thread = null;
}

// Leads to a post: its conversation, and its thread if it stands in one.
export async function reveal(id) {
  const [, where] = id.split("/");
  if (!state.conversations.has(where)) {
    toast(say("play_not_visible"));
    return;
  }
  if (state.conversation !== where) await openConversation(where);
  const item = conversation.posts.find(id);
  if (item) bringIntoView(conversation.posts, id);
  else await openThread(id, { mark: id });
}

function seenUpTo(where) {
  markSeen(where.id, where.newest);
  document.dispatchEvent(new CustomEvent("unread"));
}

on("posts", ({ posts }) => {
  const ends = { conversation: atEnd(conversation.scroll), thread: atEnd(thread.scroll) };
  for (const post of posts) arrived(post);
  roving(conversation.posts.list);
  if (ends.conversation) toEnd(conversation.scroll);
  if (state.panel !== "thread") return;
  roving(thread.posts.list);
  recount();
  if (ends.thread) toEnd(thread.scroll);
});

function arrived(post) {
  const where = state.conversations.get(post.conversation);
  if (!where) return;
  const fresh = post.number > where.newest;
  where.newest = Math.max(where.newest, post.number);
  const here = state.conversation === post.conversation;
  if (here && !post.root) conversation.posts.place(post);
  if (state.thread && (post.root === state.thread || post.id === state.thread)) thread.posts.place(post);
  if (here) seenUpTo(where);
  if (!fresh) return;
  document.dispatchEvent(new CustomEvent("unread"));
  if (post.author !== myId() && (here || post.root === state.thread)) announce(`${person(post.author).name}: ${post.words.slice(0, 200)}`);
}

// One post of a list is a stop for the Tab key; the arrows move it.
export function roving(list) {
  const items = [...list.querySelectorAll(":scope > .post")];
  if (items.length && !items.some((item) => item.tabIndex === 0)) items.at(-1).tabIndex = 0;
}

for (const list of [conversation.posts.list, thread.posts.list]) {
  list.addEventListener("keydown", (event) => {
    const item = event.target.closest(".post");
    if (!item || event.target !== item) return;
    const items = [...list.querySelectorAll(":scope > .post")];
    const step = { ArrowDown: 1, ArrowUp: -1, End: items.length, Home: -items.length }[event.key];
    if (step) {
      event.preventDefault();
      const next = items[Math.min(Math.max(items.indexOf(item) + step, 0), items.length - 1)];
      item.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }
  });
  list.addEventListener("focusin", (event) => {
    const item = event.target.closest(".post");
    for (const other of list.querySelectorAll(":scope > .post")) {
      other.tabIndex = other === item ? 0 : -1;
      for (const tool of other.querySelectorAll(".tools button")) tool.tabIndex = other === item ? 0 : -1;
    }
  });
}

export { conversation, thread, isAgent };
