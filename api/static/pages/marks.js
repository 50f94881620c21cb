// The marks of pictures: arrow keys lead from one to the next, the number is told on hover and focus, dragging over time narrows it.
const KEYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const SVG = "http://www.w3.org/2000/svg";
let drag = null;
let goTo;

/** Listen to all pictures, also those that come later; `go` goes to an address. */
export function listen(go) {
  goTo = go;
  document.addEventListener("keydown", step);
  for (const kind of ["focusin", "pointerover"]) document.addEventListener(kind, tell);
  document.addEventListener("pointerdown", begin);
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", end);
  document.addEventListener("dragstart", (event) => event.target.closest?.("[data-picture=time]") && event.preventDefault());
  document.addEventListener("click", (event) => drag === "done" && ((drag = null), event.preventDefault(), event.stopPropagation()), true);
}

function step(event) {
  const mark = event.target.closest?.(".mark");
  const by = KEYS[event.key] ?? (event.key === "Home" ? -Infinity : event.key === "End" ? Infinity : 0);
  if (!mark || !by) return;
  const marks = [...mark.ownerSVGElement.querySelectorAll(".mark")];
  const next = marks[Math.max(0, Math.min(marks.length - 1, marks.indexOf(mark) + by))];
  mark.setAttribute("tabindex", -1);
  next.setAttribute("tabindex", 0);
  next.focus();
  event.preventDefault();
}

function tell({ target }) {
  const mark = target.closest?.(".mark");
  const tip = mark?.closest(".panel")?.querySelector(".tip");
  if (tip) tip.textContent = mark.getAttribute("aria-label");
}

function begin(event) {
  drag = null;
  const picture = event.target.closest?.("[data-picture=time] svg");
  if (!picture || event.button || event.pointerType === "touch") return;
  drag = { picture, from: place(picture, event), band: document.createElementNS(SVG, "rect") };
}

function move(event) {
  if (!drag?.picture) return;
  const to = place(drag.picture, event);
  if (Math.abs(to - drag.from) < 6) return;
  const { band, picture, from } = drag;
  const box = { class: "drag", x: Math.min(from, to), width: Math.abs(to - from), y: 0, height: picture.viewBox.baseVal.height };
  for (const [name, value] of Object.entries(box)) band.setAttribute(name, value);
  if (!band.isConnected) picture.append(band);
}

function end(event) {
  if (!drag?.band?.isConnected) return void (drag = null);
  const { picture, from, band } = drag;
  const to = place(picture, event);
  band.remove();
  drag = "done"; // the click that follows is part of the dragging
  setTimeout(() => { drag = null; });
  const within = [...picture.querySelectorAll(".mark")].filter((mark) => {
    const bar = mark.querySelector(".bar");
    const middle = Number(bar.getAttribute("x")) + Number(bar.getAttribute("width")) / 2;
    return middle >= Math.min(from, to) && middle <= Math.max(from, to);
  });
  if (within.length) narrow(within.map((mark) => new URL(mark.getAttribute("href"), location)));
}

/** From the first day of the first mark to the last of the last. */
function narrow(addresses) {
  const [first, last] = [addresses[0], addresses.at(-1)];
  first.searchParams.set("to", last.searchParams.get("to"));
  goTo(first.href);
}

function place(picture, { clientX }) {
  const { left, width } = picture.getBoundingClientRect();
  return ((clientX - left) / width) * picture.viewBox.baseVal.width;
}
