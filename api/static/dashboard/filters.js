// The form: filled from the question, read into one, completed while names are typed.
import { make } from "./elements.js";
import { addressOf, api, ask, current, go, toggled } from "./questions.js";

const form = document.getElementById("filters");
const PAUSE = 150; // milliseconds without a key before names are asked for
const LISTS = { speaker: "speakers", organisation: "organisations", country: "entities", entity: "entities" };

/** The form shows a question. A filter given twice shows its first value; the others are kept while it is unchanged. */
export function show(question) {
  for (const field of fields()) field.value = question.get(field.name) ?? (field.name === "sort" ? "-published_on" : "");
}

/** The theme of a question, once there are themes to choose from. */
export function chooseTheme(question) {
  form.elements.theme.value = question.get("theme") ?? "";
}

/** Links that take the parts of a question away, one by one. */
export function chosen(question) {
  return [...question].filter(([name]) => !["cursor", "limit", "sort"].includes(name)).map(([name, value]) =>
    make("li", {}, make("a", { href: addressOf(toggled(question, name, value)), textContent: `${name}: ${value} ×`, title: "Take away" })));
}

/** Themes to choose from, by their German names; gives the names by id. */
export async function offerThemes() {
  const { data } = await ask(api("/themes", "limit=200"));
  data.sort((one, other) => one.name.localeCompare(other.name, "de"));
  form.elements.theme.append(...data.map(({ id, name }) => make("option", { value: id, textContent: name, lang: "de" })));
  return new Map(data.map(({ id, name }) => [id, name]));
}

/** Asking, clearing and completing. */
export function listen() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(read());
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    go(new URLSearchParams());
  });
  let waiting;
  form.addEventListener("input", ({ target }) => {
    clearTimeout(waiting);
    if (target.list) waiting = setTimeout(complete, PAUSE, target);
  });
}

function read() {
  const question = current();
  question.delete("cursor");
  for (const { name, value } of fields()) {
    if (value === (question.get(name) ?? "")) continue;
    question.delete(name);
    if (value && !(name === "sort" && value === "-published_on")) question.set(name, value);
  }
  return question;
}

async function complete(field) {
  if (!field.value.trim()) return;
  const question = new URLSearchParams({ q: field.value, limit: 8 });
  const { data } = await ask(api(`/${LISTS[field.name]}`, question));
  field.list.replaceChildren(...data.map(({ id, name, role }) => make("option", { value: name, label: role ? `${name}, ${role}` : id })));
}

function fields() {
  return [...form.elements].filter(({ name }) => name);
}
