// Words, names and times as nodes. People's words never become markup.

import { say, says } from "./say.js";
import { me, now, state } from "./state.js";

export const EMOJI = {
  thumbsup: "👍", "+1": "👍", like: "👍", eyes: "👀", white_check_mark: "✅", rotating_light: "🚨", repeat: "🔁", ticket: "🎫", heart: "❤️", tada: "🎉",
};
export const PICKED = ["thumbsup", "eyes", "white_check_mark", "rotating_light", "repeat", "ticket", "heart", "tada"];
export const emojiName = (name) => (says(`play_emoji_${name}`) ? say(`play_emoji_${name}`) : name.replaceAll("_", " "));

const MARKS = /(```[\s\S]+?```|`[^`\n]+`|https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]|(?<![\w@])@[a-z]{2,20}\b)/gi;

// The words of a post as nodes: links, code and mentions are marked, everything else is plain text.
export function words(text) {
  const nodes = [];
  for (const part of text.split(MARKS)) {
    if (!part) continue;
    if (/^https?:\/\//i.test(part)) nodes.push(element("a", { href: part, target: "_blank", rel: "noopener noreferrer nofollow" }, part));
    else if (/^```[\s\S]+```$/.test(part)) nodes.push(element("pre", {}, part.slice(3, -3).replace(/^\n|\n$/g, "")));
    else if (/^`[^`]+`$/.test(part)) nodes.push(element("code", {}, part.slice(1, -1)));
    else if (part.startsWith("@") && mentioned(part)) nodes.push(element("span", { class: "at" }, part));
    else nodes.push(document.createTextNode(part));
  }
  return nodes;
}

function mentioned(part) {
  const name = part.slice(1).toLowerCase();
  return [...state.people.values()].some((one) => one.short === name);
}

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/playground/assets/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

export function avatar(one, size = "") {
  if (one.role === "bot") return element("span", { class: `avatar bot ${size}`, "aria-hidden": "true" }, element("img", { src: "/playground/assets/icon.svg", alt: "" }));
  const at = [...state.people.keys()].indexOf(one.id);
  const initials = one.name.split(" ").map((part) => part[0]).slice(0, 2).join("");
  return element("span", { class: `avatar c${Math.max(at, 0) % 9} ${size}`, "aria-hidden": "true" }, initials);
}

const formats = new Map();
function format(language, zone, options) {
  const name = `${language}|${zone}|${JSON.stringify(options)}`;
  if (!formats.has(name)) formats.set(name, new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", { timeZone: zone, ...options }));
  return formats.get(name);
}
const mine = (options) => format(me().language, me().zone || "UTC", options);

export const clockTime = (at) => mine({ hour: "2-digit", minute: "2-digit" }).format(new Date(at));
export const dayKey = (at) => mine({ dateStyle: "short" }).format(new Date(at));
export function dayName(at) {
  if (dayKey(at) === dayKey(now())) return say("play_today");
  return mine({ weekday: "long", day: "numeric", month: "long" }).format(new Date(at));
}
export const moment = (at, zone) => format(me().language, zone, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(at);
export const fullTime = (at) => mine({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short" }).format(new Date(at));

// Times on a card, in the reader's own zone and language; what the card said stays as the title.
export function ownTimes(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    time.title = time.textContent;
    time.textContent = fullTime(time.getAttribute("datetime"));
  }
}

export function ago(at) {
  const minutes = Math.round((now() - new Date(at)) / 60000);
  if (minutes < 1) return say("play_just_now");
  if (minutes < 60) return say("play_minutes_ago", { count: minutes });
  if (minutes < 24 * 60) return say("play_hours_ago", { count: Math.round(minutes / 60) });
  return say("play_days_ago", { count: Math.round(minutes / 1440) });
}
