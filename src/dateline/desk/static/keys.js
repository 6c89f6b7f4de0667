// Keys that work on every page: "/" goes to the search box.
"use strict";
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector("[data-search]");
  if (event.key === "/" && box) {
    event.preventDefault();
    box.focus();
  }
});
