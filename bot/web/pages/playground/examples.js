// "Try these": requests to click, and a guide that says what to do next and can do it, by the same buttons a person would press.

import { openConversation, showPanel } from "./panes.js";
import { say } from "./say.js";
import { person, state } from "./state.js";
import { doStep, ask } from "./steps.js";
import { avatar, element, icon } from "./text.js";

const byId = (id) => document.getElementById(id);
const guide = { example: null, next: 0, story: null, busy: false };
let become = null;
let choose = null;

export function startExamples(becomeSomebody, chooseConversation) {
  become = becomeSomebody;
  choose = chooseConversation;
  byId("guide-next").addEventListener("click", next);
  byId("guide-stop").addEventListener("click", stop);
}

export function drawExamples() {
  const box = byId("examples");
  box.replaceChildren(element("p", {}, say("play_click_one")));
  let group = null;
  for (const example of state.examples) {
    if (example.group !== group) {
      group = example.group;
      box.append(element("h3", {}, group));
    }
    const who = person(`playground:${example.who}`);
    const button = element(
      "button",
      { type: "button", class: "example", "data-example": example.id },
      avatar(who), element("strong", {}, example.label), element("span", { class: "words", dir: "auto" }, `${who.name.split(" ")[0]}: ${example.text}`), icon("play"),
    );
    button.addEventListener("click", () => begin(example));
    box.append(button);
  }
  tell();
}

async function begin(example) {
  if (guide.busy) return;
  guide.busy = true;
  Object.assign(guide, { example, next: 0, story: { case: null, root: null, conversation: example.where } });
  showPanel(null);
  try {
    await become(example.who, example.where);
    if (state.conversation !== example.where) await openConversation(example.where);
    await ask(guide.story, example);
  } finally {
    guide.busy = false;
  }
  draw();
}

function draw() {
  const box = byId("guide");
  const { example } = guide;
  const floats = matchMedia("(max-width: 1080px)").matches;
  box.hidden = example === null;
  document.body.classList.toggle("guided", floats && example !== null);
  if (!example) return;
  if (floats) document.body.append(box);
  else byId("panel").append(box);
  if (!state.panel && !floats) showPanel("examples");
  box.dataset.example = example.id;
  box.dataset.next = String(guide.next);
  tell();
  document.body.style.setProperty("--guide", `${box.offsetHeight + 14}px`);
}

// What the guide says of the next step.
function tell() {
  const { example } = guide;
  if (!example) return;
  const steps = example.steps ?? [];
  const step = steps[guide.next];
  byId("guide-step").textContent = say(step ? "play_step" : "play_step_done", { label: example.label, number: guide.next + 1, count: steps.length });
  byId("guide-hint").textContent = step ? step.hint : example.end ?? say("play_end");
  byId("guide-next").hidden = !step;
}

function stop() {
  guide.example = null;
  draw();
  showPanel("examples");
}

// Does the next step. A step that cannot be done (any more) is said and passed over.
async function next() {
  if (guide.busy || !guide.example) return;
  guide.busy = true;
  const button = byId("guide-next");
  button.disabled = true;
  const step = guide.example.steps[guide.next];
  try {
    if (step.as && step.as !== state.me) await become(step.as);
    await doStep(step, guide.story, choose);
    delete byId("guide").dataset.failed;
  } catch (error) {
    byId("guide").dataset.failed = `${guide.example.id}/${guide.next}: ${error.message}`;
  } finally {
    guide.next += 1;
    guide.busy = false;
    button.disabled = false;
    draw();
  }
}
