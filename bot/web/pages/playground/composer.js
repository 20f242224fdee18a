// The fields for writing: Enter sends, Shift+Enter begins a new line, what begins with / is a command.

import { send } from "./net.js";
import { openThread } from "./panes.js";
import { answered } from "./answers.js";
import { say } from "./say.js";
import { me, state } from "./state.js";

const COMMANDS = "/triage TEXT · /triage status · mine · queue · kb QUERY · report · help · /retriage [case]";
const byId = (id) => document.getElementById(id);
const narrow = () => matchMedia("(max-width: 1080px)").matches;

function grow(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

// Writes as the person one is. Returns what the server told, null if it was not sent.
export async function write(conversation, thread, text) {
  const told = await send("post", { conversation, thread, text });
  if (!told) return null;
  answered(told);
  return told;
}

async function submit(form, field) {
  const text = field.value;
  if (!text.trim() || form.dataset.sending) return;
  form.dataset.sending = "true";
  field.value = "";
  grow(field);
  const thread = form.dataset.where === "thread" ? state.thread : null;
  const conversation = thread ? thread.split("/")[1] : state.conversation;
  const told = await write(conversation, thread, text);
  delete form.dataset.sending;
  if (told === null) {
    field.value = text;
    grow(field);
  } else if (told.posted && !thread && !narrow() && conversation === "it-help" && me().role !== "agent") {
    await openThread(told.posted);
  }
  byId("composer-hint").textContent = "";
  field.focus();
}

export function startComposers() {
  for (const form of document.querySelectorAll("form.composer")) {
    const field = form.querySelector("textarea");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      submit(form, field);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    field.addEventListener("input", () => {
      grow(field);
      if (form.id === "composer") byId("composer-hint").textContent = field.value.startsWith("/") ? say("play_commands", { commands: COMMANDS }) : "";
    });
  }
}
