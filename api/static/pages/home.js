// Puts the parts together. Every link and the form work without this; with it they change the page in place.
import * as facets from "./facets.js";
import { watch } from "./live.js";
import * as marks from "./marks.js";
import { go, isOwn } from "./navigation.js";
import * as roving from "./roving.js";

const form = document.getElementById("search");

/** The address of what the form says; what was typed as a name has become a value. */
function asked() {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) if (value) address.searchParams.append(name, value);
  return address.href;
}

/** Links to other questions change the page in place; with a key held they open as usual. */
function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
  const url = new URL(link.getAttribute("href"), location);
  const isJump = url.hash && url.search === location.search;
  if (!isOwn(url) || isJump || link.hreflang || link.getAttribute("target")) return; // of a mark `target` is an object
  event.preventDefault();
  go(url.href, { toResults: Boolean(link.rel) });
}

function clear() {
  for (const field of document.querySelectorAll("#facets input[list]")) field.value = "";
}

marks.listen(go);
facets.listen();
roving.listen();
document.addEventListener("click", follow);
document.addEventListener("change", ({ target }) => {
  if (target.type === "checkbox" && target.form === form) go(asked());
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const address = asked();
  clear();
  go(address);
});
addEventListener("popstate", () => go(location.href, { isBack: true }));
watch();
