// The left column: who one is, the conversations with what is unread, the time, the theme.

import { send } from "./net.js";
import { isAgent, me, now, on, person, seen, state, takeClock } from "./state.js";
import { avatar, element, icon } from "./text.js";
import { announce } from "./toast.js";

const byId = (id) => document.getElementById(id);

export function drawSidebar(choose) {
  const who = byId("who");
  who.replaceChildren(...group("Employees", ["employee", "guest"]), ...group("Agents", ["agent", "lead"]));
  who.value = state.me;
  byId("my-avatar").replaceWith(Object.assign(avatar(me()), { id: "my-avatar" }));
  const note = { lead: "lead", agent: "agent", guest: "guest" }[me().role] ?? (me().language === "de" ? "writes German" : "");
  byId("my-title").textContent = [me().title, me().location, note].filter(Boolean).join(", ");
  byId("queue-link").hidden = !isAgent();
  byId("queue-link").href = `/queue?as=${state.me}`;
  drawConversations(choose);
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
    if (unread) button.append(element("span", { class: "count", role: "img", "aria-label": "unread" }, "•"));
    button.addEventListener("click", () => choose(where.id));
    lists[where.kind].append(element("li", {}, button));
  }
}

function drawClock() {
  const zone = me().zone || state.clock.zone;
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  byId("clock-time").textContent = format.format(now());
  byId("clock-time").dateTime = now().toISOString();
  const hours = Math.round(state.clock.ahead_seconds / 360) / 10;
  byId("clock-ahead").textContent = state.clock.ahead_seconds < 60 ? "" : hours < 48 ? `+${hours} h` : `+${Math.round(hours / 24)} days`;
  byId("clock-ahead").title = state.clock.ahead_seconds < 60 ? "" : "ahead of the real time";
  byId("clock").hidden = !state.clock.skips;
}

export async function skip(by) {
  const told = await send("clock", { by });
  if (told) announce(`It is now ${byId("clock-time").textContent}`);
  return told !== null;
}

const THEMES = ["system", "light", "dark"];
function drawTheme() {
  byId("theme-name").textContent = `Theme: ${localStorage.getItem("theme") ?? "system"}`;
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
