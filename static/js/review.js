// The review page: a mark shows its item, an item its mark.
"use strict";
(() => {
  const paper = document.querySelector("#document");
  const items = document.querySelector("#items");
  if (!paper || !items) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = (element) => element?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  const marksOf = (ref) => paper.querySelectorAll(`mark[data-items~="${CSS.escape(ref)}"]`);

  function choose(ref, { scroll }) {
    for (const old of document.querySelectorAll(".is-chosen")) old.classList.remove("is-chosen");
    const row = document.getElementById(ref);
    for (const part of [row, ...marksOf(ref)]) part?.classList.add("is-chosen");
    if (scroll === "paper") show(marksOf(ref)[0]);
    if (scroll === "row") show(row);
    return row;
  }

  // Document → item: the innermost item under the pointer; a row on another page or tab is fetched by its address.
  paper.addEventListener("click", (event) => {
    const link = event.target.closest("a[href*='item=']");
    const mark = event.target.closest("mark");
    if ((!link && !mark) || !getSelection().isCollapsed) return;
    const ref = link ? link.href.split("#").pop() : mark.dataset.items.split(" ").pop();
    event.preventDefault();
    const address = `?item=${ref}`;
    const done = () => choose(ref, { scroll: "row" })?.querySelector("a, button")?.focus({ preventScroll: true });
    location.hash = ref; // on a phone this turns to the items
    if (document.getElementById(ref)) done();
    else htmx.ajax("GET", address, { target: "#items", swap: "innerHTML" }).then(done);
  });

  // Item → document.
  items.addEventListener("click", (event) => {
    const row = event.target.closest(".item");
    if (!row || event.target.closest("input, button, textarea, select, label, summary")) return;
    const where = event.target.closest(".item-where");
    if (event.target.closest("a") && !where) return;
    choose(row.id, { scroll: "paper" });
    if (where && matchMedia("(min-width: 60rem)").matches) event.preventDefault();
  });

  // Saved rows tell the document what became of them; an opened form shows its words.
  document.body.addEventListener("htmx:load", (event) => {
    const row = event.detail.elt.closest?.(".item");
    if (!row) return;
    for (const mark of marksOf(row.id)) {
      mark.classList.toggle("is-gone", row.classList.contains("is-dropped"));
      mark.classList.toggle("is-doubtful", row.classList.contains("is-doubtful"));
    }
    if (row.classList.contains("is-open")) choose(row.id, { scroll: "paper" });
  });

  const ref = location.hash.slice(1).replace(/^at-/, "");
  if (document.getElementById(ref)?.matches(".item")) choose(ref, { scroll: "paper" });
})();
