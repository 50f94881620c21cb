// Whether the data have changed meanwhile: the page is asked for again from time to time, which mostly is answered by 304.
import { load, say, show } from "./navigation.js";

const POLL = 30_000; // milliseconds
const main = document.getElementById("main");
let shown = "";

/** Look from time to time, while the page is seen. */
export function watch() {
  remember();
  addEventListener("shown", remember);
  setInterval(() => document.hidden || look(), POLL);
}

/** Look now. What is new is offered, not shown at once: what is being read stays where it is. */
export async function look() {
  const address = location.href;
  try {
    const { page } = await load(address, { cache: "no-cache" });
    if (address !== location.href || main.getAttribute("aria-busy")) return;
    if (state(page) === shown) sayUpdated();
    else offer(page);
  } catch {
    if (address === location.href) say("failed");
  }
}

function offer(page) {
  const more = Number(page.getElementById("main").dataset.found) - Number(main.dataset.found);
  say(more > 0 ? "new" : "changed", { n: more.toLocaleString(document.documentElement.lang) });
  const button = Object.assign(document.createElement("button"), { type: "button" });
  const live = document.getElementById("live");
  button.append(...live.childNodes);
  button.addEventListener("click", () => {
    show(page);
    dispatchEvent(new Event("shown"));
  });
  live.append(button);
}

function remember() {
  shown = state(document);
  sayUpdated();
}

function state(page) {
  const items = [...page.querySelectorAll(".statement")].map(({ id }) => id);
  return [page.getElementById("main").dataset.found, ...items].join(" ");
}

function sayUpdated() {
  const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  say("updated", { time });
}
