// Puts the parts together: the address is asked, the answer shown, and asked again from time to time.
import { make } from "./elements.js";
import * as facets from "./facets.js";
import * as filters from "./filters.js";
import { addressOf, api, ask, current, go } from "./questions.js";
import { read } from "./reader.js";
import { item } from "./statements.js";

const POLL = 30_000; // milliseconds; the browser sends the tag it has, and mostly hears that nothing has changed
const element = (id) => document.getElementById(id);
let shown = "";
let asking = 0;
let themes = new Map();

async function refresh() {
  const number = ++asking;
  const question = current();
  try {
    const page = await ask(api("/statements", question));
    if (number !== asking) return; // another question has overtaken this one
    const state = JSON.stringify([question.toString(), page.data, page.meta]);
    if (state === shown) return;
    show(page, question);
    const sections = await facets.sections(question);
    if (number !== asking) return;
    element("facets").replaceChildren(...sections);
    shown = state;
  } catch (error) {
    if (number === asking) showError(error);
  }
}

function show({ data, meta, links }, question) {
  element("found").textContent = `${meta.total.toLocaleString("en")} ${meta.total === 1 ? "statement" : "statements"}`;
  element("warnings").replaceChildren(...meta.warnings.map((text) => make("li", { textContent: text })));
  element("statements").replaceChildren(...data.map((statement) => item(statement, question, themes)));
  for (const name of ["prev", "next"]) linkPage(name, links[name]);
  for (const link of document.querySelectorAll("#exports a")) linkExport(link, question);
}

function linkPage(name, address) {
  const link = document.querySelector(`#pages [rel=${name}]`);
  link.hidden = !address;
  if (address) link.href = addressOf(new URLSearchParams(address.split("?")[1]));
}

function linkExport(link, question) {
  const all = new URLSearchParams(question);
  all.delete("cursor");
  if (link.dataset.format !== "json") all.set("format", link.dataset.format);
  link.href = api("/statements", all);
}

function showError(error) {
  shown = "";
  element("found").textContent = "No answer";
  element("warnings").replaceChildren(make("li", { className: "error", textContent: error.message }));
  for (const id of ["statements", "facets"]) element(id).replaceChildren();
  for (const link of document.querySelectorAll("#pages a")) link.hidden = true;
}

function change() {
  element("chosen").replaceChildren(...filters.chosen(current()));
  filters.show(current());
  refresh();
}

/** Links to other questions change the page in place; with a key held they open as usual. */
function follow(event) {
  const link = event.target.closest("a[href]");
  const isOwn = link && link.origin === location.origin && link.pathname === location.pathname;
  if (!isOwn || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  element("reader").close();
  go(new URLSearchParams(link.search));
  scrollTo({ top: 0 });
}

document.addEventListener("click", follow);
element("statements").addEventListener("click", ({ target }) => {
  if (target.matches(".read")) read(target.dataset.article, target.dataset.statement).catch(showError);
});
addEventListener("popstate", change);
addEventListener("question", change);
setInterval(() => document.hidden || refresh(), POLL);
filters.listen();
change();
filters.offerThemes().then((names) => {
  themes = names;
  shown = "";
  filters.chooseTheme(current()); // the other fields may hold what is being typed
  refresh();
}).catch(showError);
