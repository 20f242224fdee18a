// The left column: who one is, the conversations with what is unread, the time, the theme.

import { send } from "./net.js";
import { say } from "./say.js";
import { isAgent, me, now, on, person, seen, state, takeClock } from "./state.js";
import { avatar, element, icon, moment } from "./text.js";
import { announce } from "./toast.js";

const byId = (id) => document.getElementById(id);

export function drawSidebar(choose) {
  const who = byId("who");
  who.replaceChildren(...group(say("play_employees"), ["employee", "guest"]), ...group(say("play_agents"), ["agent", "lead"]));
  who.value = state.me;
  byId("my-avatar").replaceWith(Object.assign(avatar(me()), { id: "my-avatar" }));
  const role = { lead: "play_lead", agent: "play_agent", guest: "play_guest" }[me().role] ?? (me().writes_german ? "play_writes_german" : null);
  const note = role && say(role);
  byId("my-title").textContent = [me().title, me().location, note].filter(Boolean).join(", ");
  byId("queue-link").hidden = !isAgent();
  byId("queue-link").href = `/queue?as=${state.me}`;
  drawConversations(choose);
  drawTheme();
  drawClock();
}

function group(label, roles) {
  const people = [...state.people.values()].filter((one) => roles.includes(one.role));
  return [element("optgroup", { label }, ...people.map((one) => element("option", { value: one.short }, one.name)))];
}

export function drawConversations(choose) {
  const kept = seen();
  const lists = { channel: byId("channels"), direct: byId("directs") };
  lists.channel.replaceChildren();
  lists.direct.replaceChildren();
  for (const where of state.conversations.values()) {
    const unread = where.newest > (kept[where.id] ?? 0) && where.id !== state.conversation;
    const mark = where.kind === "direct" ? avatar(person(where.with), "small") : icon(where.private ? "lock" : "hash");
    const button = element("button", { type: "button", "data-conversation": where.id, class: unread ? "unread" : "", "aria-current": where.id === state.conversation ? "page" : false }, mark, element("span", {}, where.name));
    if (unread) button.append(element("span", { class: "count", role: "img", "aria-label": say("play_unread") }, "•"));
    button.addEventListener("click", () => choose(where.id));
    lists[where.kind].append(element("li", {}, button));
  }
}

function drawClock() {
  byId("clock-time").textContent = moment(now(), me().zone || state.clock.zone);
  byId("clock-time").dateTime = now().toISOString();
  const hours = Math.round(state.clock.ahead_seconds / 360) / 10;
  byId("clock-ahead").textContent = state.clock.ahead_seconds < 60 ? "" : hours < 48 ? say("play_ahead_hours", { count: hours }) : say("play_ahead_days", { count: Math.round(hours / 24) });
  byId("clock-ahead").title = state.clock.ahead_seconds < 60 ? "" : say("play_ahead");
  byId("clock").hidden = !state.clock.skips;
}

export async function skip(by) {
  const told = await send("clock", { by });
  if (told) announce(say("play_now", { time: byId("clock-time").textContent }));
  return told !== null;
}

const THEMES = ["system", "light", "dark"];
function drawTheme() {
  const theme = localStorage.getItem("theme");
  byId("theme-name").textContent = say({ light: "play_theme_light", dark: "play_theme_dark" }[theme] ?? "play_theme_system");
}

export function startSidebar() {
  for (const button of document.querySelectorAll("[data-skip]")) button.addEventListener("click", () => skip(button.dataset.skip));
  on("clock", ({ clock }) => takeClock(clock));
  on("time", drawClock);
  setInterval(drawClock, 5000);
  byId("theme").addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(localStorage.getItem("theme") ?? "system") + 1) % THEMES.length];
    if (next === "system") {
      localStorage.removeItem("theme");
      delete document.documentElement.dataset.theme;
    } else {
      localStorage.setItem("theme", next);
      document.documentElement.dataset.theme = next;
    }
    drawTheme();
  });
  drawTheme();
  drawClock();
}
