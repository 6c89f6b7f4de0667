// Drag over the bars of a chart to choose its days: since and until go into the address.
// Without a pointer the two fields of the form do the same; Escape leaves off.
"use strict";
for (const figure of document.querySelectorAll("[data-range]")) {
  let first = null;
  let last = null;
  const periodAt = (event) => {
    const found = document.elementFromPoint(event.clientX, event.clientY);
    return found && found.closest("[data-since]");
  };
  const mark = () => {
    if (!first) return [];
    const bars = [...first.parentNode.querySelectorAll("[data-since]")];
    const [from, to] = [bars.indexOf(first), bars.indexOf(last)].sort((a, b) => a - b);
    bars.forEach((bar, place) => bar.classList.toggle("chosen", place >= from && place <= to));
    return bars.slice(from, to + 1);
  };
  const leave = () => {
    figure.querySelectorAll(".chosen").forEach((bar) => bar.classList.remove("chosen"));
    first = last = null;
  };
  figure.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.target.closest("a")) return;
    first = last = event.target.closest("[data-since]");
    if (first) event.preventDefault();
    mark();
  });
  figure.addEventListener("pointermove", (event) => {
    const bar = first && periodAt(event);
    if (bar && bar.parentNode === first.parentNode) last = bar;
    mark();
  });
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
  });
  window.addEventListener("pointercancel", leave);
  window.addEventListener("pointerup", () => {
    const bars = mark();
    if (!bars.length) return;
    const address = new URL(window.location);
    address.searchParams.set("since", bars[0].dataset.since);
    address.searchParams.set("until", bars[bars.length - 1].dataset.until);
    address.searchParams.delete("page");
    leave();
    window.location.assign(address);
  });
}
