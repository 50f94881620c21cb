// Facets: names are completed while they are typed, long lists are searched.
const LISTS = { speaker: "/speakers", organisation: "/organisations", country: "/entities", addressee: "/entities", source: "/sources" };
const PAUSE = 150; // milliseconds without a key before names are asked for
const root = new URL(document.getElementById("search").action).pathname.replace(/\/$/, "");
let waiting;

/** Complete names and search in long lists. */
export function listen() {
  document.addEventListener("input", ({ target }) => {
    clearTimeout(waiting);
    if (target.list && target.value.trim()) waiting = setTimeout(complete, PAUSE, target);
    if (target.matches(".within")) search(target);
  });
  addEventListener("shown", addSearch);
  addSearch();
}

async function complete(field) {
  const answer = await fetch(`${root}${LISTS[field.name]}?${new URLSearchParams({ q: field.value, limit: 8 })}`).catch(() => null);
  if (!answer?.ok) return;
  const { data } = await answer.json();
  const isGerman = document.documentElement.lang === "de";
  field.list.replaceChildren(...data.map(({ id, name, names, roles }) => {
    const role = (!isGerman && roles?.en) || roles?.de;
    const shown = (!isGerman && names?.en) || name;
    return Object.assign(document.createElement("option"), { value: shown, label: role ? `${shown}, ${role}` : `${shown} (${id})` });
  }));
}

/** A field to search in a list that is shown whole. */
function addSearch() {
  for (const list of document.querySelectorAll("fieldset[data-search]:not(:has(.within))")) {
    const field = Object.assign(document.createElement("input"), { type: "search", className: "within", placeholder: list.dataset.search });
    field.setAttribute("aria-label", list.dataset.search);
    list.prepend(field);
  }
}

function search(field) {
  const wanted = field.value.trim().toLocaleLowerCase();
  for (const item of field.parentElement.querySelectorAll("li")) {
    item.hidden = !item.querySelector(".value").textContent.toLocaleLowerCase().includes(wanted);
  }
}
