"use strict";
// Shows the API's description. validatorUrl is off: by default the description would be sent to a service elsewhere.
SwaggerUIBundle({
  url: document.getElementById("docs").dataset.description,
  dom_id: "#docs",
  deepLinking: true,
  validatorUrl: null,
  tryItOutEnabled: true,
});
