
"use strict";
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const field = (name) => document.getElementById(name);
  const notes = [...document.querySelectorAll(".notizen > li")];
  const numberOf = (note) => note.id.slice(1);
  const flat = (text) => text.replace(/\u00ad/g, "").replace(/\s+/g, " ").toLowerCase();
  const around = new Map(notes.map((note) => [note, flat((note.closest("tr, .text") || note).textContent)]));

  const wanted = (note) =>
    (!field("stelle").value || note.dataset.stelle === field("stelle").value) &&
    (!field("kategorie").value || note.dataset.kategorie === field("kategorie").value) &&
    (!field("stufe").value || Number(note.dataset.stufe) >= Number(field("stufe").value)) &&
    (!field("regel").value || note.dataset.regel === field("regel").value) &&
    around.get(note).includes(flat(field("suche").value.trim()));

  const showMarks = (shown) => {
    for (const mark of document.querySelectorAll("mark")) {
      mark.classList.toggle("aus", !mark.dataset.n.split(" ").some((number) => shown.has(number)));
    }
    for (const link of document.querySelectorAll("sup > a")) {
      link.parentElement.hidden = !shown.has(link.id.slice(1));
    }
    for (const whole of document.querySelectorAll(".ganz")) {
      whole.classList.toggle("aus", !whole.querySelector("sup:not([hidden])"));
    }
  };

  const showPlaces = () => {
    const only = field("nur").checked;
    const empty = (place) => only && !place.querySelector(".notizen > li:not([hidden])");
    for (const row of document.querySelectorAll("main tbody tr")) row.hidden = empty(row);
    for (const place of document.querySelectorAll("section.stelle")) {
      place.hidden = empty(place) || Boolean(field("stelle").value && place.dataset.stelle !== field("stelle").value);
    }
    for (const place of document.querySelectorAll("section.kategorie")) {
      const other = field("kategorie").value && place.dataset.kategorie !== field("kategorie").value;
      const units = [...place.querySelectorAll("section.stelle")];
      const nothing = units.length > 0 && units.every((unit) => unit.hidden);
      place.hidden = empty(place) || Boolean(other) || (Boolean(field("stelle").value) && nothing);
    }
  };

  const update = () => {
    const shown = new Set();
    for (const note of notes) {
      note.hidden = !wanted(note);
      if (!note.hidden) shown.add(numberOf(note));
    }
    showMarks(shown);
    showPlaces();
    field("zahl").textContent = `${shown.size} von ${notes.length} Befunden`;
  };

  let current = -1;
  const go = (step) => {
    const visible = notes.filter((note) => note.getClientRects().length > 0);
    if (visible.length === 0) return;
    const at = visible.indexOf(notes[current]);
    const next = visible[at < 0 && step < 0 ? visible.length - 1 : (at + step + visible.length) % visible.length];
    current = notes.indexOf(next);
    next.querySelector(".nr").focus();
    next.scrollIntoView({ block: "center" });
  };

  form.addEventListener("change", update);
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  field("vor").addEventListener("click", () => go(-1));
  field("nach").addEventListener("click", () => go(1));
  form.hidden = false;
  update();
})();
