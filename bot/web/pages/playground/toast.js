// Short words for one person that go away by themselves: refusals, faults.

import { say } from "./say.js";

const STAYS_MS = 9000;

export function toast(words, card = "") {
  const box = document.createElement("div");
  box.className = "toast";
  box.setAttribute("role", "alert");
  const kind = /data-kind="([^"]+)"/.exec(card)?.[1];
  if (kind) box.dataset.kind = kind;
  const text = document.createElement("p");
  text.dir = "auto";
  text.textContent = words;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "icon";
  close.setAttribute("aria-label", say("play_dismiss"));
  close.innerHTML = '<svg aria-hidden="true"><use href="/playground/assets/icons.svg#close"></use></svg>';
  box.append(text, close);
  document.getElementById("toasts").append(box);
  let timer = setTimeout(() => box.remove(), STAYS_MS);
  close.addEventListener("click", () => box.remove());
  box.addEventListener("mouseenter", () => clearTimeout(timer));
  box.addEventListener("mouseleave", () => { timer = setTimeout(() => box.remove(), STAYS_MS); });
}

// Says something to screen readers only.
export function announce(words) {
  const region = document.getElementById("announce");
  region.textContent = "";
  requestAnimationFrame(() => { region.textContent = words; });
}
