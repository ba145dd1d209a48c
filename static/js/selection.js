// The review page: selected words fill the form for what was missed.
// Offsets count characters of the folded text; the labels before items are no part of it.
"use strict";
(() => {
  const paper = document.querySelector("#document");
  const form = document.querySelector("#add");
  if (!paper || !form) return;
  function bare(range) {
    const copy = range.cloneContents();
    for (const chip of copy.querySelectorAll(".chip")) chip.remove();
    return copy.textContent;
  }
  function offset(node, index) {
    const leaf = (node.nodeType === 1 ? node : node.parentElement)?.closest("[data-start]");
    if (!leaf || !paper.contains(leaf)) return null;
    const range = document.createRange();
    range.setStart(leaf, 0);
    range.setEnd(node, index);
    return Number(leaf.dataset.start) + [...bare(range)].length;
  }
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (!paper.contains(chosen.anchorNode) || form.contains(chosen.anchorNode)) return;
    form.classList.toggle("has-selection", !chosen.isCollapsed);
    if (chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    const [start, end] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
    if (start === null || end === null || end <= start) return;
    [form.elements.start.value, form.elements.end.value, form.elements.words.value] = [start, end, bare(range).trim()];
  });
})();
