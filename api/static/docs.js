"use strict";
// Shows the API's description. validatorUrl is off: by default the description would be sent to a service elsewhere.
const dark = matchMedia("(prefers-color-scheme: dark)");
const followScheme = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", followScheme);
followScheme();
SwaggerUIBundle({
  url: document.getElementById("docs").dataset.description,
  dom_id: "#docs",
  deepLinking: true,
  validatorUrl: null,
  tryItOutEnabled: true,
});
