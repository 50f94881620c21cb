// Another address shown in place: its page is fetched and its parts take the places of those here. What is typed, focus and scroll stay.
const PARTS = ["facets", "pictures", "results"];
const main = document.getElementById("main");
const form = document.getElementById("search");
let number = 0;

/** Whether an address is one of this page's. */
export function isOwn(url) {
  return url.origin === location.origin && url.pathname === location.pathname;
}

/** The page at an address, as a document; an answer that is no page is thrown as an error. */
export async function load(address, options = {}) {
  const answer = await fetch(address, { headers: { Accept: "text/html" }, ...options });
  const isPage = answer.headers.get("Content-Type")?.startsWith("text/html");
  if (!isPage || answer.status >= 500) throw new Error(`${answer.status} ${answer.statusText}`);
  return { page: new DOMParser().parseFromString(await answer.text(), "text/html"), address: answer.url };
}

/** Go to an address: it becomes the page's own once its answer is there, unless another has overtaken it. */
export async function go(address, { isBack = false, toResults = false } = {}) {
  const own = ++number;
  say("loading");
  main.setAttribute("aria-busy", "true");
  try {
    const { page, address: arrived } = await load(address);
    if (own !== number) return;
    if (!isBack) history.pushState(null, "", arrived + new URL(address, location).hash);
    show(page);
    if (toResults) document.getElementById("found").focus();
    dispatchEvent(new Event("shown"));
  } catch (error) {
    if (own === number) sayFailed(error, address, isBack);
  } finally {
    if (own === number) main.removeAttribute("aria-busy");
  }
}

/** Put a page's parts in place of those here. */
export function show(page) {
  const focused = document.activeElement;
  const key = focused?.id || focused?.getAttribute("href");
  const around = focused?.closest("figure, section, aside")?.id;
  const opened = new Map([...document.querySelectorAll("details[id]")].map((one) => [one.id, one.open]));
  const typed = [...document.querySelectorAll("#facets input[list]")].filter((one) => one.value && one !== focused).map((one) => [one.name, one.value]);
  document.title = page.title;
  document.querySelector("header.top").replaceWith(page.querySelector("header.top"));
  for (const name of Object.keys(page.getElementById("main").dataset)) main.dataset[name] = page.getElementById("main").dataset[name];
  for (const id of PARTS) document.getElementById(id).replaceWith(page.getElementById(id));
  document.getElementById("kept").replaceWith(page.getElementById("kept"));
  for (const field of page.querySelectorAll("#search [name]:not([type=hidden])")) fill(field);
  for (const [id, isOpen] of opened) if (document.getElementById(id)) document.getElementById(id).open ||= isOpen;
  for (const [name, value] of typed) document.querySelector(`#facets input[list][name=${name}]`).value = value;
  if (key && document.activeElement === document.body) refocus(key, around);
}

/** A field of the form is as the page has it, unless something else is being typed. */
function fill(field) {
  const own = form.elements[field.name];
  const shown = own instanceof RadioNodeList ? [...own].find((one) => one.form === form && one.type !== "checkbox") : own;
  if (!shown) return;
  const isTyped = shown.defaultValue !== undefined && shown.value !== shown.defaultValue;
  if (!isTyped) shown.value = field.value;
  if (shown.defaultValue !== undefined) shown.defaultValue = field.value;
}

/** Focus what stands where the focused element stood, or the heading of what was found. */
function refocus(key, around) {
  const links = [document.getElementById(around), document].flatMap((part) => [...(part?.querySelectorAll("a[href]") ?? [])]);
  const same = document.getElementById(key) ?? links.find((link) => link.getAttribute("href") === key);
  (same ?? document.getElementById("found")).focus({ preventScroll: true });
}

/** Say how things stand, in one of the page's own sentences. */
export function say(name, values = {}) {
  let text = name && main.dataset[name];
  for (const [key, value] of Object.entries(values)) text = text.replace(`{${key}}`, value);
  document.getElementById("live").replaceChildren(text ?? "");
}

function sayFailed(error, address, isBack) {
  const again = Object.assign(document.createElement("button"), { type: "button", textContent: main.dataset.retry });
  again.addEventListener("click", () => go(address, { isBack }));
  const live = document.getElementById("live");
  live.replaceChildren(`${main.dataset.failed} (${error.message}) `, again);
}
