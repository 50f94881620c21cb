// How many statements of what the question finds: a list for each grouping and a bar for each month.
import { make } from "./elements.js";
import { addressOf, api, ask, toggled } from "./questions.js";

const GROUPINGS = [["speaker", "Speakers"], ["theme", "Themes"], ["organisation", "Organisations"], ["act", "Acts"], ["country", "On behalf of"]];
const ROWS = 8;
const MONTHS = 60;

/** The sections of all groupings for a question. */
export async function sections(question) {
  const filters = new URLSearchParams(question);
  for (const name of ["cursor", "sort", "limit"]) filters.delete(name);
  const lists = GROUPINGS.map(async ([name, title]) => section(title, list(name, await rows(filters, name, ROWS), question)));
  return (await Promise.all([months(filters, question), ...lists])).filter(Boolean);
}

async function rows(filters, name, limit) {
  const question = new URLSearchParams([...filters, ["group_by", name], ["limit", limit]]);
  return (await ask(api("/stats", question))).data;
}

function section(title, content) {
  return content && make("section", {}, make("h2", { textContent: title }), content);
}

function list(name, counted, question) {
  if (!counted.length) return null;
  return make("ul", {}, ...counted.map(({ key, count }) => {
    const value = key[name]?.id ?? key[name];
    const isChosen = question.getAll(name).includes(value);
    const link = make("a", { href: addressOf(toggled(question, name, value)), textContent: key[name]?.name ?? value });
    if (isChosen) link.setAttribute("aria-current", "true");
    return make("li", {}, link, " ", make("span", { className: "count", textContent: count }));
  }));
}

async function months(filters, question) {
  const counted = (await rows(filters, "month", MONTHS)).filter(({ key }) => key.month);
  if (counted.length < 2) return null;
  counted.sort((one, other) => one.key.month.localeCompare(other.key.month));
  const most = Math.max(...counted.map(({ count }) => count));
  return section("Months", make("ol", { className: "months" }, ...counted.map(({ key, count }) => {
    const within = new URLSearchParams(question);
    within.delete("cursor");
    within.set("from", `${key.month}-01`);
    within.set("to", lastDay(key.month));
    const title = `${key.month}: ${count}`;
    const meter = make("meter", { max: most, value: count, title });
    meter.setAttribute("aria-label", title);
    return make("li", {}, make("a", { href: addressOf(within), title }, make("span", { textContent: key.month }), meter));
  })));
}

function lastDay(month) {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
