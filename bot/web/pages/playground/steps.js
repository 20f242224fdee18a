// One step of an example, done the way a person does it: go there, press that button, fill the form, write, react, skip ahead.

import { react as reactTo, triage } from "./deeds.js";
import { write } from "./composer.js";
import { get, send } from "./net.js";
import { openThread, reveal, showPanel } from "./panes.js";
import { skip } from "./sidebar.js";
import { state } from "./state.js";

const PATIENCE_MS = 6000;
const LOOK_AGAIN_MS = 120;
const narrow = () => matchMedia("(max-width: 1080px)").matches;
const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

// Waits until `look` finds something. Throws when it has looked long enough.
async function until(look, what) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(what);
    await pause(LOOK_AGAIN_MS);
  }
}

// Posts an example's request; the story is about the newest one from then on.
export async function ask(story, { where, text, times = 1 }) {
  for (let n = 1; n <= times; n += 1) {
    const told = await write(where, null, times > 1 ? text.replace("#", `#${n}`) : text);
    if (!told) throw new Error("the request was not sent");
    story.root = told.posted ?? story.root;
    story.case = told.case ?? story.case;
  }
  story.conversation = where;
  if (story.root && where !== `dm-${state.me}`) await openThread(story.root);
  else if (narrow()) showPanel(null);
}

// The post of a card of the story, brought into view.
async function card(story, name) {
  const found = await until(async () => (await get("card", { case: story.case, card: name })).post, `the card ${name} is not there`);
  if (!document.querySelector(`[data-id="${CSS.escape(found)}"]`)) await reveal(found);
  const item = await until(() => document.querySelector(`[data-id="${CSS.escape(found)}"]`), "the post is not in sight");
  if (narrow() && item.closest("#posts")) showPanel(null);
  item.scrollIntoView({ block: "nearest" });
  return item;
}

async function press(step, story) {
  const find = async () => (await card(story, step.on)).querySelector(`[data-action="${step.press}"]`);
  const button = await until(find, `there is no button ${step.press}`);
  button.scrollIntoView({ block: "nearest" });
  if (button.closest("details")) button.closest("details").open = true;
  await pause(150);
  const opens = button.dataset.form === "true";
  button.click();
  if (opens) await fill(step.fields ?? {});
}

async function fill(fields) {
  const dialog = document.getElementById("dialog");
  await until(() => dialog.open && dialog.querySelector("form"), "no form was opened");
  for (const [name, value] of Object.entries(fields)) {
    const input = dialog.querySelector(`[name="${name}"]`);
    if (!input) throw new Error(`the form has no field ${name}`);
    input.value = value;
  }
  await pause(350);
  dialog.querySelector("form").requestSubmit();
  await until(() => !dialog.open, "the form was not taken");
}

async function say(step, story, choose) {
  if (step.in) {
    if (state.conversation !== step.in) await choose(step.in);
    await ask(story, { where: step.in, text: step.say, times: step.times });
    return;
  }
  const root = step.under ? (await card(story, step.under)).dataset.id : story.root;
  if (state.thread !== root && !(await inDirect(root))) await openThread(root);
  const told = await write(root.split("/")[1], (await inDirect(root)) && !step.under ? null : root, step.say);
  if (!told) throw new Error("the words were not sent");
}

const inDirect = async (root) => root.startsWith("playground/dm-");

async function react(step, story) {
  const item = step.on === "request" ? await request(story) : await card(story, step.on);
  await reactTo(item.post, step.react);
  if (step.fields) await fill(step.fields);
}

async function request(story) {
  if (!document.querySelector(`[data-id="${CSS.escape(story.root)}"]`)) await reveal(story.root);
  return until(() => document.querySelector(`[data-id="${CSS.escape(story.root)}"]`), "the request is not in sight");
}

async function change(step, story) {
  const told = await send(step.edit ? "edit" : "delete", step.edit ? { post: story.root, text: step.edit } : { post: story.root });
  if (!told) throw new Error("that did not work");
}

export async function doStep(step, story, choose) {
  if (step.press) await press(step, story);
  else if (step.say) await say(step, story, choose);
  else if (step.react) await react(step, story);
  else if (step.triage) await triage((await request(story)).post);
  else if (step.skip) for (let n = 0; n < (step.times ?? 1); n += 1) await skip(step.skip);
  else if (step.edit || step.delete) await change(step, story);
  else if (step.thread) await openThread((await card(story, step.thread)).dataset.id);
  else if (step.go) await choose(step.go);
  if (step.see) await card(story, step.see);
}
