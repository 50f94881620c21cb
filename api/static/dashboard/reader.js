// An article with its statements marked where they stand.
import { make, webLink } from "./elements.js";
import { addressOf, api, ask } from "./questions.js";

const dialog = document.getElementById("reader");

/** Show an article, at one of its statements. */
export async function read(articleId, statementId) {
  const article = await ask(api(`/articles/${articleId}`));
  dialog.querySelector("h2").textContent = article.title || "Article";
  dialog.querySelector(".source").replaceChildren([article.published_on, article.source].filter(Boolean).join(" · "), " ",
    webLink(article.url, article.url), " ",
    make("a", { href: addressOf(new URLSearchParams({ article: article.id })), textContent: "its statements" }));
  dialog.querySelector(".text").replaceChildren(...pieces(article));
  if (!dialog.open) dialog.showModal();
  dialog.querySelector(`[data-statement="${CSS.escape(statementId)}"]`)?.scrollIntoView({ block: "center" });
}

/** The text cut at the spans. Offsets count characters, of which JavaScript's strings may need two units. */
function pieces({ text, statements }) {
  const characters = [...text];
  const spans = statements.flatMap((statement) => statement.spans.map((span) => ({ ...span, statement })));
  spans.sort((one, other) => one.start - other.start);
  const nodes = [];
  let place = 0;
  for (const { start, end, statement } of spans) {
    if (start < place) continue; // speech within speech is marked with what surrounds it
    nodes.push(characters.slice(place, start).join(""), mark(statement, characters.slice(start, end).join("")));
    place = end;
  }
  return [...nodes, characters.slice(place).join("")];
}

function mark(statement, text) {
  const who = statement.speakers.map(({ name }) => name).join(", ");
  return make("mark", { title: `${who}: ${statement.kind}, ${statement.acts.join(", ")}`, textContent: text,
    dataset: { statement: statement.id } });
}
