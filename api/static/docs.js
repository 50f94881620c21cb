"use strict";
// Shows the API's description. validatorUrl is off: by default the description would be sent to a service elsewhere.
const dark = matchMedia("(prefers-color-scheme: dark)");
const followScheme = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", followScheme);
followScheme();

// What screen readers are told: no level of headings is left out, each part and each field has a name.
const TOLD = [
  ["h3.opblock-tag, .models > h4", () => ({ "aria-level": 2 })],
  [".opblock h4, .opblock h5, .models article h4", () => ({ "aria-level": 3 })],
  [".information-container", () => ({ role: "region", "aria-label": "About" })],
  [".scheme-container", () => ({ role: "region", "aria-label": "Server" })],
  ["section.models", () => ({ role: "region", "aria-label": "Schemas" })],
  ["#servers", () => ({ "aria-label": "Server" })],
  ["tr[data-param-name] :is(input, select, textarea)", (field) => ({ "aria-label": field.closest("tr").dataset.paramName })],
  [".opblock select:not(tr[data-param-name] *), .opblock textarea", () => ({ "aria-label": "Body or media type" })],
  ["pre.microlight", () => ({ tabindex: 0 })],
];

function tell() {
  for (const [what, said] of TOLD) {
    for (const one of document.querySelectorAll(what)) {
      for (const [name, value] of Object.entries(said(one))) if (one.getAttribute(name) !== `${value}`) one.setAttribute(name, value);
    }
  }
}

new MutationObserver(tell).observe(document.getElementById("docs"), { childList: true, subtree: true });
SwaggerUIBundle({
  url: document.getElementById("docs").dataset.description,
  dom_id: "#docs",
  deepLinking: false, // its links would stand in buttons
  validatorUrl: null,
  tryItOutEnabled: true,
});
