// Signing out takes what was typed and not saved off this machine: the next person at it shall not find it.
"use strict";
for (const form of document.querySelectorAll("form[data-leaving]")) {
  form.addEventListener("submit", () => {
    for (const name of Object.keys(localStorage)) if (name.startsWith("dondoc:")) localStorage.removeItem(name);
  });
}
