// What the page knows, and who wants to hear of changes. Nothing is drawn here.

import { say } from "./say.js";

export const state = {
  me: "amara",
  people: new Map(),
  conversations: new Map(),
  examples: [],
  clock: { now: new Date().toISOString(), ahead_seconds: 0, zone: "UTC", skips: false },
  offsetMs: 0,
  conversation: null,
  thread: null,
  threadIsPrivate: false,
  panel: null,
};

const listeners = new Map();

export function on(what, listener) {
  listeners.set(what, [...(listeners.get(what) ?? []), listener]);
}

export function emit(what, told = {}) {
  for (const listener of listeners.get(what) ?? []) listener(told);
}

export const myId = () => `playground:${state.me}`;
export const person = (id) => state.people.get(id) ?? { id, short: "", name: say("play_somebody"), title: "", location: "", role: "", zone: "UTC", language: "en" };
export const me = () => person(myId());
export const isAgent = () => ["agent", "lead"].includes(me().role);
export const now = () => new Date(Date.now() + state.offsetMs);

export function takeClock(clock) {
  state.clock = clock;
  state.offsetMs = new Date(clock.now).getTime() - Date.now();
  emit("time");
}

// Unread posts, kept for each person in this browser.
const key = () => `seen:${state.me}`;
export const seen = () => JSON.parse(localStorage.getItem(key()) ?? "{}");
export function markSeen(conversation, number) {
  const all = seen();
  if ((all[conversation] ?? 0) >= number) return;
  all[conversation] = number;
  localStorage.setItem(key(), JSON.stringify(all));
}
