// What the page's address asks, and how the API is asked. A parameter of the page is the parameter of /statements of that name.
const root = document.body.dataset.root;

export class Refusal extends Error {}

/** The question in the page's address, without empty values. */
export function current() {
  const given = new URLSearchParams(location.search);
  return new URLSearchParams([...given].filter(([, value]) => value !== ""));
}

/** Another question becomes the page's address. */
export function go(question) {
  history.pushState(null, "", addressOf(question));
  dispatchEvent(new Event("question"));
}

/** The page's address for a question. */
export function addressOf(question) {
  const query = question.toString();
  return `${root}/${query ? `?${query}` : ""}`;
}

/** The question with a value added, or taken away if it was there; always its first page. */
export function toggled(question, name, value) {
  const other = new URLSearchParams(question);
  other.delete("cursor");
  if (other.getAll(name).includes(value)) other.delete(name, value);
  else other.append(name, value);
  return other;
}

/** The API's address of a path and a question. */
export function api(path, question = "") {
  const query = question.toString();
  return `${root}${path}${query ? `?${query}` : ""}`;
}

/** The answer to an address as an object; a problem is thrown as a Refusal with its text. */
export async function ask(address, options = {}) {
  const answer = await fetch(address, { headers: { Accept: "application/json" }, cache: "no-cache", ...options });
  const body = await answer.json();
  if (!answer.ok) throw new Refusal(body.detail || body.title);
  return body;
}
