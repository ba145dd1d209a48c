// Ties the buttons of our pages to allauth's script for passkeys, and says in a sentence when one was not given.
// A button stays hidden where the browser knows no passkeys; data-passkey names the form, data-ids its parts.
"use strict";

const note = document.getElementById("passkey-error");

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  note.hidden = false;
});

for (const button of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  button.hidden = false;
  button.addEventListener("click", () => { note.hidden = true; });
  window.allauth.webauthn.forms[button.dataset.passkey]({ ids: JSON.parse(button.dataset.ids) });
}
