// The list of statements.
import { make, marked } from "./elements.js";
import { addressOf, api, toggled } from "./questions.js";

/** A statement as an item of the list; its labels are links that narrow the question. `themes` names themes by id. */
export function item(statement, question, themes) {
  const link = (name, value, text, className = "label") =>
    make("a", { className, href: addressOf(toggled(question, name, value)), textContent: text, title: `${name}=${value}` });
  const names = (field, name) => statement[field].map((entity) => link(name, entity.id, entity.name, `label ${name}`));
  return make("li", { id: statement.id },
    make("p", { className: "who" }, ...spaced(names("speakers", "speaker")),
      ...labelled(" for ", names("on_behalf_of", "country")), ...labelled(" to ", names("addressees", "addressee"))),
    make("blockquote", { lang: statement.language }, ...words(statement)),
    make("p", { className: "labels" }, link("kind", statement.kind, statement.kind, "label kind"),
      ...spaced(statement.acts.map((act) => link("act", act, act, "label act"))),
      ...spaced(statement.themes.map((theme) => link("theme", theme, themes.get(theme) ?? theme, "label theme"))),
      ...spaced(names("organisations", "organisation"))),
    origin(statement));
}

function words(statement) {
  return statement.snippet ? marked(statement.snippet) : [statement.text];
}

function origin({ id, article, context }) {
  const title = [article.published_on, article.source, article.title].filter(Boolean).join(" · ") || article.id;
  return make("p", { className: "origin" },
    make("button", { type: "button", className: "read", textContent: title, title: context,
      dataset: { article: article.id, statement: id } }),
    " ", make("a", { href: api(`/statements/${id}`), textContent: "JSON" }));
}

function spaced(elements) {
  return elements.flatMap((element) => [" ", element]);
}

function labelled(text, elements) {
  return elements.length ? [text, ...spaced(elements)] : [];
}
