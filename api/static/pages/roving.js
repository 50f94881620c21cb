// A facet is one stop of the tab key: from its first or last used value the arrow keys lead on, down and up through the values,
// right and left between a box and its "only".
const GROUP = "#facets fieldset";
const ITEM = "input[type=checkbox], a.only";
const STEPS = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

/** Make each facet one stop, also those that come later. */
export function listen() {
  document.addEventListener("keydown", step);
  document.addEventListener("focusin", ({ target }) => target.matches(ITEM) && stopAt(target));
  addEventListener("shown", arrange);
  arrange();
}

function arrange() {
  for (const group of document.querySelectorAll(GROUP)) {
    const focused = group.querySelector(":focus");
    const first = focused ?? group.querySelector("input:checked") ?? group.querySelector(ITEM);
    if (first) stopAt(first);
    group.setAttribute("aria-describedby", "facets-keys");
  }
}

/** The one item of its group that the tab key reaches. */
function stopAt(item) {
  for (const other of item.closest(GROUP)?.querySelectorAll(ITEM) ?? []) other.tabIndex = other === item ? 0 : -1;
}

function step(event) {
  const group = event.target.matches?.(ITEM) && event.target.closest(GROUP);
  if (!group || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...group.querySelectorAll("li:not([hidden])")].map((row) => [...row.querySelectorAll(ITEM)]);
  const at = rows.findIndex((row) => row.includes(event.target));
  const [down, right] = STEPS[event.key] ?? [event.key === "Home" ? -at : event.key === "End" ? rows.length - 1 - at : 0, 0];
  const row = rows[at + down];
  const next = row?.[row.indexOf(event.target) + right] ?? row?.[rows[at].indexOf(event.target) + right];
  if (!next || next === event.target) return;
  next.focus();
  event.preventDefault();
}
