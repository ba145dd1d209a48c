// The filling page: what is typed and not saved is kept on this machine, per person and draft, until the server has it.
// A save carries the version that the words were typed over: a newer one on the server is never overwritten in silence.
"use strict";
(() => {
  const form = document.querySelector("#filling-form");
  if (!form) return;
  const place = `dondoc:filling:${form.dataset.user}:${form.dataset.revision}:`;
  const WEEK = 7 * 24 * 3600 * 1000;
  const RETRY = 15_000;
  const sent = new Map(); // what each answer's last save carried, by its key
  const answerOf = (node) => node?.closest?.("[data-answer]");
  const answers = () => form.querySelectorAll("[data-answer]");
  const field = (answer, name) => answer.querySelector(`[name="${answer.dataset.answer}-${name}"]`);

  function typed(answer) {
    const values = {};
    for (const input of answer.querySelectorAll("input, textarea")) {
      if (["hidden", "file"].includes(input.type) || (input.type === "radio" && !input.checked)) continue;
      values[input.name] = input.value;
    }
    return values;
  }

  function kept(answer) {
    try { return JSON.parse(localStorage.getItem(place + answer.dataset.answer)); } catch { return null; }
  }

  // Storage may be full or shut off: then the page works as it does without.
  function keep(answer, version) {
    const entry = { version, was: field(answer, "was").value, values: typed(answer), at: Date.now() };
    try { localStorage.setItem(place + answer.dataset.answer, JSON.stringify(entry)); } catch { /* as said above */ }
  }

  function tell(answer, words) {
    answer.classList.toggle("is-unsaved", Boolean(words));
    const status = answer.querySelector(".answer-status");
    if (status) status.dataset.words = words ?? "";
  }

  function tellNet(words) {
    const net = form.querySelector("[data-net]");
    if (net && net.textContent !== words) net.textContent = words;
  }

  function forget(answer) {
    try { localStorage.removeItem(place + answer.dataset.answer); } catch { /* as said above */ }
    answer.classList.remove("is-wrong");
    tell(answer, "");
  }

  // What the server has refused waits for the person; all else that is still kept is sent once more.
  const cut = () => form.querySelectorAll("[data-cut]");
  function sendAgain(age = 0) {
    for (const answer of answers()) {
      const entry = answer.hasAttribute("data-refused") ? null : kept(answer);
      if (entry && Date.now() - entry.at >= age) htmx.trigger(answer, "resend");
    }
  }

  // The first words typed over a version fix it: later ones were typed over the same.
  form.addEventListener("input", (event) => {
    const answer = answerOf(event.target);
    if (!answer || event.target.type === "file") return;
    keep(answer, kept(answer)?.version ?? field(answer, "version").value);
    answer.removeAttribute("data-refused");
    tell(answer, form.dataset.unsaved);
    if (event.target.value === "done" && event.target.type === "radio") answer.querySelector(".more").open = true;
  });

  // An answer is sent alone, not with the whole form around it.
  form.addEventListener("htmx:configRequest", (event) => {
    const answer = answerOf(event.detail.elt);
    if (!answer) return;
    const own = `${answer.dataset.answer}-`;
    const acts = ["mine", "theirs", "clear", "confirm", "copy", "attach", "detach"];
    for (const name of [...event.detail.formData.keys()]) {
      if (!name.startsWith(own) && !acts.includes(name)) event.detail.formData.delete(name);
    }
    if (event.detail.headers["HX-Trigger-Name"] !== `${own}files`) event.detail.formData.delete(`${own}files`);
    sent.set(answer.dataset.answer, JSON.stringify(typed(answer)));
  });

  form.addEventListener("htmx:afterRequest", (event) => {
    const { xhr, requestConfig } = event.detail;
    const answer = document.getElementById(`answer-${answerOf(requestConfig?.elt)?.dataset.answer}`);
    if (!answer) return;
    answer.toggleAttribute("data-cut", xhr.status === 0 || xhr.status >= 500);
    const version = xhr.getResponseHeader("Dondoc-Saved");
    answer.toggleAttribute("data-refused", !version && !answer.hasAttribute("data-cut"));
    const isWhole = !document.contains(requestConfig.elt); // a button has put it anew
    if (version && (isWhole || sent.get(answer.dataset.answer) === JSON.stringify(typed(answer)))) forget(answer);
    else if (version) keep(answer, version); // typed on meanwhile, over what is saved now
    else if (event.detail.successful) tell(answer, ""); // the answer itself says why not
    else tell(answer, answer.hasAttribute("data-cut") ? form.dataset.offline : form.dataset.refused);
    tellNet(cut().length ? form.dataset.offline : "");
  });

  window.addEventListener("online", () => sendAgain());
  window.addEventListener("offline", () => tellNet(form.dataset.offline));
  setInterval(() => { if (navigator.onLine) sendAgain(RETRY); }, RETRY);
  window.addEventListener("beforeunload", (event) => {
    if (cut().length) event.preventDefault();
  });

  function restore(answer) {
    const entry = kept(answer);
    if (!entry) return;
    if (answer.classList.contains("is-wrong")) return; // it is not saved, and stands here
    const isSaved = JSON.stringify(typed(answer)) === JSON.stringify(entry.values);
    if (isSaved || Date.now() - entry.at > WEEK) { forget(answer); return; }
    for (const input of answer.querySelectorAll("input, textarea")) {
      if (["hidden", "file"].includes(input.type)) continue;
      if (input.type === "radio") input.checked = entry.values[input.name] === input.value;
      else input.value = entry.values[input.name] ?? input.value;
    }
    field(answer, "version").value = entry.version;
    field(answer, "was").value = entry.was;
    tell(answer, form.dataset.unsaved);
    htmx.trigger(answer, "resend");
  }

  // htmx listens only once the page is ready.
  htmx.onLoad((root) => { if (root === document.body) for (const answer of answers()) restore(answer); });
})();
