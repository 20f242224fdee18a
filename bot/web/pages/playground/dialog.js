// Forms as dialogs: the browser keeps the keyboard inside and closes on Escape; errors stand beside their fields.

import { newId, send } from "./net.js";
import { toast } from "./toast.js";
import { element } from "./text.js";

const dialog = document.getElementById("dialog");
let opener = null;

export function openForm(html, post) {
  opener = document.activeElement;
  dialog.innerHTML = html; // Rendered and escaped by bot/cards/html.py.
  const form = dialog.querySelector("form");
  const id = newId();
  const title = form.querySelector(".title");
  title.id = "dialog-title";
  dialog.setAttribute("aria-labelledby", title.id);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(form, id, post);
  });
  form.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  dialog.showModal();
  (form.querySelector("input, textarea, select") ?? form.querySelector("[type=submit]")).focus();
}

async function submit(form, id, post) {
  const fields = Object.fromEntries([...new FormData(form).entries()].map(([name, value]) => [name, String(value)]));
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  const told = await send("submit", { id, post, value: form.dataset.value, fields });
  button.disabled = false;
  if (!told) return;
  if (told.kind === "errors") {
    showErrors(form, told.errors);
    return;
  }
  dialog.close();
  if (told.kind === "refused") toast(told.words, told.card);
}

function showErrors(form, errors) {
  for (const old of form.querySelectorAll(".error")) old.remove();
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  let first = null;
  for (const [name, words] of Object.entries(errors)) {
    const field = form.querySelector(`[data-field="${CSS.escape(name)}"]`) ?? form;
    const input = field.querySelector("input, textarea, select");
    const line = element("p", { class: "error", id: `error-${name}`, role: "alert" }, words);
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", line.id);
    input.after(line);
    first ??= input;
  }
  first?.focus();
}

dialog.addEventListener("close", () => {
  dialog.replaceChildren();
  if (opener?.isConnected) opener.focus();
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
