// What comes back for what one did: a form to open, words to read, or nothing to say.

import { openForm } from "./dialog.js";
import { openThread, reveal } from "./panes.js";
import { state } from "./state.js";
import { toast } from "./toast.js";

// `post`: where the button stands; a form is sent from there.
export function answered(told, post = null) {
  if (told.kind === "form" && post) openForm(told.form, post);
  else if (told.kind === "refused") toast(told.words, told.card);
  else if (told.kind === "shown" && told.post) show(told.post);
}

// A private post comes by the live connection a moment later: it is brought into sight, or its thread is opened.
function show(post, tries = 20) {
  const item = document.querySelector(`[data-id="${CSS.escape(post)}"]`);
  if (item) item.scrollIntoView({ block: "nearest" });
  else if (tries > 0) setTimeout(() => show(post, tries - 1), 50);
  else if (state.panel !== "thread") reveal(post);
  else openThread(post, { mark: post });
}
