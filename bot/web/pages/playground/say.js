// The page's own words, in the language of who one is. They come from the server, which has them from bot/cards/words.

let words = JSON.parse(document.getElementById("words").textContent);

// The sentence of that key with its {gaps} filled.
export const say = (key, gaps = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);
export const sayCount = (key, count) => say(`${key}_${count === 1 ? "one" : "many"}`, { count });
export const says = (key) => key in words;

const PLACES = { say: null, sayLabel: "aria-label", sayTitle: "title", sayPlaceholder: "placeholder" };

// Says what stands on the page from the beginning: in text, labels, titles and empty fields.
export function sayAll() {
  for (const [name, attribute] of Object.entries(PLACES)) {
    const selector = `[data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}]`;
    for (const node of document.querySelectorAll(selector)) {
      if (attribute) node.setAttribute(attribute, say(node.dataset[name]));
      else node.textContent = say(node.dataset[name]);
    }
  }
}

export function speak(language, told) {
  words = told;
  document.documentElement.lang = language;
  sayAll();
}

document.title = say("play_page");
sayAll();
