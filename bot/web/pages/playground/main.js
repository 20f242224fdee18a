// Starts the page: who one is, the conversations, the live connection; and what the parts of the page have to do with each other.

import { startComposers } from "./composer.js";
import { startDeeds } from "./deeds.js";
import { drawExamples, startExamples } from "./examples.js";
import { connect, get } from "./net.js";
import { openConversation, openThread, reveal, showPanel } from "./panes.js";
import { on, state, takeClock } from "./state.js";
import { drawConversations, drawSidebar, startSidebar } from "./sidebar.js";
import { speak } from "./say.js";
import { toast } from "./toast.js";

const byId = (id) => document.getElementById(id);
const app = byId("app");
let lost = false;

async function load() {
  const told = await get("state");
  state.people = new Map(told.people.map((one) => [one.id, one]));
  state.conversations = new Map(told.conversations.map((one) => [one.id, one]));
  state.examples = told.examples;
  speak(told.language, told.words);
  byId("organisation").textContent = told.organisation;
  takeClock(told.clock);
}

// Becomes somebody else: same page, their eyes.
export async function become(name, conversation = null) {
  const moved = name !== state.me;
  state.me = name;
  document.cookie = `helpdesk_viewer=${name}; path=/; samesite=strict`;
  history.replaceState(null, "", `?as=${name}${location.hash}`);
  await load();
  connect();
  drawSidebar(choose);
  drawExamples();
  const wanted = conversation ?? state.conversation;
  const thread = state.thread;
  await openConversation(state.conversations.has(wanted) ? wanted : state.conversations.keys().next().value);
  if (!thread) {
    if (state.panel) showPanel(state.panel);
    return;
  }
  if (state.conversations.has(thread.split("/")[1]) && !(moved && state.threadIsPrivate)) await openThread(thread);
  else showPanel("examples");
}

export async function choose(id) {
  delete app.dataset.side;
  await openConversation(id, { focus: matchMedia("(hover: hover)").matches });
}

function follow() {
  const [, where, post] = location.hash.split("/");
  if (!where || !state.conversations.has(where)) return false;
  if (post) reveal(`playground/${where}/${post}`);
  else choose(where);
  return true;
}

async function again() {
  if (!lost) return;
  lost = false;
  byId("offline").hidden = true;
  await load();
  drawSidebar(choose);
  const { thread } = state;
  await openConversation(state.conversation);
  if (thread) await openThread(thread);
}

function wire() {
  byId("who").addEventListener("change", (event) => become(event.target.value));
  byId("try-open").addEventListener("click", () => showPanel(state.panel === "examples" ? null : "examples"));
  byId("panel-close").addEventListener("click", () => showPanel(null));
  document.addEventListener("opened", () => drawConversations(choose));
  document.addEventListener("unread", () => drawConversations(choose));
  document.addEventListener("click", (event) => {
    const what = event.target.closest("[data-do]")?.dataset.do;
    if (what === "side-open") { app.dataset.side = "true"; byId("who").focus(); }
    else if (what === "side-close" || (app.dataset.side && !event.target.closest(".side"))) delete app.dataset.side;
    const link = event.target.closest("a[href]");
    if (link && link.origin === location.origin && /^\/(cases|queue)/.test(link.pathname)) link.search = `?as=${state.me}`;
    if (link && link.origin === location.origin && link.pathname === "/" && link.hash.startsWith("#/")) {
      event.preventDefault();
      if (location.hash === link.hash) follow();
      else location.hash = link.hash;
    }
  });
  addEventListener("hashchange", follow);
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || byId("dialog").open || !byId("picker").hidden) return;
    if (app.dataset.side) delete app.dataset.side;
    else if (state.panel) showPanel(null);
  });
  on("lost", () => { lost = true; byId("offline").hidden = false; });
  on("hello", again);
}

async function start() {
  const asked = new URLSearchParams(location.search).get("as");
  const cookie = /(?:^|; )helpdesk_viewer=([a-z]+)/.exec(document.cookie)?.[1];
  state.me = asked ?? cookie ?? "amara";
  wire();
  startSidebar();
  startComposers();
  startDeeds();
  startExamples(become, choose);
  await become(state.me, state.conversation ?? "it-help");
  if (matchMedia("(min-width: 1081px)").matches) showPanel("examples");
  follow();
  app.dataset.loading = "false";
}

start().catch((error) => { app.dataset.loading = "false"; toast(error.message); });
