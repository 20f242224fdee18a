// Everything that is clicked on a post: its tools, its reactions, the buttons and menus of a card.

import { answered } from "./answers.js";
import { newId, send } from "./net.js";
import { openThread } from "./panes.js";
import { say } from "./say.js";
import { myId } from "./state.js";
import { EMOJI, PICKED, element, emojiName } from "./text.js";

const picker = document.getElementById("picker");

// Presses a button of a card. Twice the same press is one.
export async function press(button) {
  const post = button.closest(".post").post.id;
  const card = button.closest(".card");
  if (card.getAttribute("aria-busy") === "true") return;
  card.setAttribute("aria-busy", "true");
  const told = await send("click", { id: newId(), post, value: button.dataset.value });
  card.removeAttribute("aria-busy");
  button.closest("details")?.removeAttribute("open");
  if (told) answered(told, post);
}

export async function react(post, emoji) {
  const mine = post.reactions.some((one) => one.emoji === emoji && one.people.includes(myId()));
  const told = await send("react", { id: newId(), post: post.id, emoji, added: !mine });
  if (told) answered(told, post.id);
}

export async function triage(post) {
  const told = await send("triage", { post: post.id });
  if (told) answered(told, post.id);
}

function pick(button, post) {
  picker.replaceChildren(...PICKED.map((name) => element("button", { type: "button", role: "menuitem", "data-emoji": name, "aria-label": emojiName(name), title: emojiName(name) }, EMOJI[name])));
  picker.hidden = false;
  const at = button.getBoundingClientRect();
  picker.style.left = `${Math.max(8, Math.min(at.right - picker.offsetWidth, innerWidth - picker.offsetWidth - 8))}px`;
  picker.style.top = `${at.bottom + picker.offsetHeight + 8 > innerHeight ? at.top - picker.offsetHeight - 4 : at.bottom + 4}px`;
  picker.onclick = (event) => {
    const emoji = event.target.closest("[data-emoji]")?.dataset.emoji;
    if (!emoji) return;
    closePicker();
    button.focus({ preventScroll: true });
    react(post, emoji);
  };
  picker.onkeydown = (event) => {
    const all = [...picker.children];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
    if (event.key === "Escape") {
      event.stopPropagation();
      closePicker();
      button.focus();
    }
  };
  picker.firstElementChild.focus();
}

function closePicker() {
  picker.hidden = true;
}

function edit(item) {
  const { post } = item;
  const field = element("textarea", { "aria-label": say("play_edit_message"), dir: "auto" });
  field.value = post.words;
  const save = element("button", { type: "button", class: "button primary" }, say("play_save"));
  const cancel = element("button", { type: "button", class: "button" }, say("play_cancel"));
  const box = element("div", { class: "editor" }, field, element("div", {}, save, cancel));
  const content = item.querySelector(".content");
  const before = [...content.childNodes];
  const back = () => { content.replaceChildren(...before); item.focus(); };
  const store = async () => {
    if (field.value === post.words) return back();
    const told = await send("edit", { post: post.id, text: field.value });
    if (told) answered(told, post.id);
    return undefined;
  };
  cancel.addEventListener("click", back);
  save.addEventListener("click", store);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.stopPropagation(); back(); }
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); store(); }
  });
  content.replaceChildren(box);
  field.focus();
}

const DEEDS = {
  pick: (button, item) => pick(button, item.post),
  react: (button, item) => react(item.post, button.dataset.emoji),
  thread: (button, item) => openThread(item.post.id, { focus: true }),
  triage: (button, item) => triage(item.post),
  edit: (button, item) => edit(item),
  delete: (button, item) => { if (confirm(say("play_delete_this"))) send("delete", { post: item.post.id }); },
  unfold: (button, item) => { item.querySelector(".words").classList.remove("long"); button.remove(); },
  dots: (button, item) => button.setAttribute("aria-expanded", String(item.classList.toggle("open"))),
};

export function startDeeds() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const item = button?.closest(".post");
    if (!picker.hidden && !event.target.closest("#picker, [data-do=pick]")) closePicker();
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
    for (const open of document.querySelectorAll(".post.open")) if (!open.contains(event.target)) open.classList.remove("open");
    if (!item) return;
    if (button.dataset.value) press(button);
    else DEEDS[button.dataset.do]?.(button, item);
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest?.("details.menu[open]");
    if (event.key === "Escape" && menu) {
      event.stopPropagation();
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }, true);
  document.addEventListener("toggle", (event) => {
    if (!event.target.matches?.("details.menu")) return;
    const list = event.target.querySelector("ul");
    event.target.classList.remove("up");
    const pane = event.target.closest(".scroll");
    if (event.target.open && pane && list.getBoundingClientRect().bottom > pane.getBoundingClientRect().bottom) event.target.classList.add("up");
  }, true);
}
