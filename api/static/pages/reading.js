// An article's text and its statements: what is pointed at or focused here is outlined there. And buttons that copy.
const STATEMENT = "[data-statement]";

function outline({ target }) {
  const id = target.closest?.(STATEMENT)?.dataset.statement;
  for (const one of document.querySelectorAll(".outlined")) one.classList.toggle("outlined", one.dataset.statement === id);
  if (id) for (const one of document.querySelectorAll(`[data-statement="${CSS.escape(id)}"]`)) one.classList.add("outlined");
}

for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, outline);

// A click in the text shows the statement beside it with its labels and what made them.
document.addEventListener("click", ({ target }) => {
  const id = target.closest?.("a.said")?.dataset.statement;
  const why = id && document.getElementById(id)?.querySelector(".why");
  if (why) why.open = true;
});

for (const text of document.querySelectorAll(".copy")) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: text.dataset.copy });
  button.setAttribute("aria-label", `${text.dataset.copy}: ${text.getAttribute("aria-label")}`);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = text.dataset.copied;
  });
  text.after(button);
}
