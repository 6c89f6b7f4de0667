// Stepping through cards (events) by j and k, judging by a, r and e; words and cards that
// belong together light up under the pointer and at the focus.
"use strict";
const cards = () => [...document.querySelectorAll("[data-card]")];
const current = () => cards().find((card) => card.classList.contains("current"));

const light = (events, on) => {
  for (const mark of document.querySelectorAll("mark[data-events]")) {
    const fits = on && mark.dataset.events.split(" ").some((one) => events.includes(one));
    mark.classList.toggle("lit", fits);
  }
  for (const card of document.querySelectorAll("[data-event]")) {
    card.classList.toggle("lit", on && events.includes(card.dataset.event));
  }
};

const go = (card) => {
  if (!card) return;
  cards().forEach((one) => one.classList.toggle("current", one === card));
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  if (!card.dataset.event) return;
  light([card.dataset.event], true);
  const word = document.querySelector("mark.lit.m-trigger") || document.querySelector("mark.lit");
  if (word) word.scrollIntoView({ block: "center" });
};

const step = (by) => {
  const all = cards();
  const place = all.indexOf(current());
  go(all[Math.max(0, Math.min(all.length - 1, place + by))]);
};

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (["a", "r", "e"].includes(event.key)) {
    const all = cards();
    const card = current() || (all.length === 1 ? all[0] : null);
    const button = card && card.querySelector(`[data-key="${event.key}"]`);
    if (!button) return;
    button.click();
    const field = event.key === "e" && card.querySelector(".correct[open] select");
    if (field) field.focus();
  } else return;
  event.preventDefault();
});

for (const kind of ["mouseover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const mark = event.target.closest("mark[data-events]");
    const card = event.target.closest("[data-event]");
    if (mark) light(mark.dataset.events.split(" "), true);
    else if (card) light([card.dataset.event], true);
  });
}

// A word that is clicked leads to its event.
document.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-events]");
  if (!mark) return;
  const found = document.querySelector(`[data-event="${mark.dataset.events.split(" ")[0]}"]`);
  if (found) go(found);
});

// A card that was judged is replaced: the next one becomes current.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const all = cards();
  const place = all.indexOf(event.detail.target);
  if (place >= 0) document.body.dataset.next = String(place + 1);
});
document.body.addEventListener("htmx:afterSettle", () => {
  const next = document.body.dataset.next;
  if (next === undefined) return;
  delete document.body.dataset.next;
  const all = cards();
  go(all[Math.min(Number(next), all.length - 1)]);
});
// What was refused is told where the form is.
document.body.addEventListener("htmx:responseError", (event) => {
  const card = event.detail.target.closest("[data-card]");
  if (!card) return;
  let told = card.querySelector(".told");
  if (!told) {
    told = document.createElement("p");
    told.className = "warning told";
    told.setAttribute("role", "alert");
    card.append(told);
  }
  try {
    told.textContent = JSON.parse(event.detail.xhr.responseText).error;
  } catch {
    told.textContent = "That did not work.";
  }
});
