// Elements with text; nothing that the API sends is ever read as HTML.

/** An element with properties, attributes (in `data` and `aria`) and children. */
export function make(name, { dataset = {}, ...properties } = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  Object.assign(element.dataset, dataset);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A link to the web, or the bare text where the address is no web address. */
export function webLink(address, text) {
  return /^https?:\/\//i.test(address ?? "") ? make("a", { href: address, rel: "noreferrer", textContent: text }) : text;
}

/** The nodes of a snippet: text, with what was found in <mark>; other markup stays text. */
export function marked(snippet) {
  const parsed = new DOMParser().parseFromString(snippet, "text/html").body;
  return [...parsed.childNodes].map((node) =>
    node.nodeName === "MARK" ? make("mark", { textContent: node.textContent }) : document.createTextNode(node.textContent));
}
