// The page's way to the server: JSON calls in the name of the person one is, and the live connection.

import { say } from "./say.js";
import { state, emit } from "./state.js";
import { toast } from "./toast.js";

const AGAIN_MS = 1500;
let socket = null;
let generation = 0;

async function call(path, options) {
  const headers = { "X-Helpdesk-Viewer": state.me, ...(options.body ? { "Content-Type": "application/json" } : {}) };
  const response = await fetch(`/playground/api/${path}`, { ...options, headers });
  const told = await response.json().catch(() => ({ error: say("play_no_answer") }));
  if (!response.ok) throw new Error(told.error || say("play_failed"));
  return { ...told, posted: response.headers.get("X-Post") };
}

// Reads; throws an Error with words for people.
export function get(path, query = {}) {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== null && value !== undefined));
  return call(`${path}?${asked}`, { method: "GET" });
}

// Does something; null if it did not work, which has been said then.
export async function send(path, body) {
  try {
    return await call(path, { method: "POST", body: JSON.stringify(body) });
  } catch (error) {
    toast(error instanceof TypeError ? say("play_unreachable") : error.message);
    return null;
  }
}

export const newId = () => crypto.randomUUID();

// Connects as the person one is; whatever was connected before is let go.
export function connect() {
  generation += 1;
  const mine = generation;
  if (socket) socket.close();
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/playground/live?as=${encodeURIComponent(state.me)}`);
  socket.addEventListener("message", (event) => {
    if (mine !== generation) return;
    const told = JSON.parse(event.data);
    emit(told.what, told);
  });
  socket.addEventListener("close", () => {
    if (mine !== generation) return;
    emit("lost");
    setTimeout(() => { if (mine === generation) connect(); }, AGAIN_MS);
  });
}
