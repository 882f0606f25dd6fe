// A document: text and tables lead to one another, a note tells what a stretch says, kinds are shown or hidden.
"use strict";

(() => {
  for (const table of document.querySelectorAll("table.sheet")) Sheet.over(table);

  const text = document.querySelector(".folio");
  const pieces = [...text.querySelectorAll("a.m")];
  const rows = new Map([...document.querySelectorAll("tr[data-key]")].map((row) => [row.dataset.key, row]));
  const note = fangzhiNote();
  const keysOf = (piece) => piece.dataset.keys.split(" ");
  const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let chosen = "";

  const scrollTo = (element) =>
    element?.scrollIntoView({ block: "center", inline: "nearest", behavior: reduced ? "auto" : "smooth" });

  // Shows a fact in the text and in its table, and brings one of the two into view.
  const choose = (key, toText) => {
    chosen = key;
    const its = pieces.filter((piece) => keysOf(piece).includes(key));
    for (const piece of pieces) piece.classList.toggle("on", its.includes(piece));
    for (const [other, row] of rows) {
      row.classList.toggle("on", other === key);
      row.setAttribute("aria-selected", String(other === key));
    }
    if (key) history.replaceState(null, "", `#${key}`);
    scrollTo(toText ? its[0] : rows.get(key));
  };

  // Of facts that lie in one another, another click takes the next one outwards.
  const chooseAt = (piece) => {
    const keys = keysOf(piece);
    choose(keys[(keys.indexOf(chosen) + 1) % keys.length], false);
  };

  const told = (piece) =>
    keysOf(piece).flatMap((key) => {
      const row = rows.get(key);
      if (!row) return [];
      const kind = row.closest("section");
      const line = fangzhi.make("p", { class: kind.className.replace("facts ", "") });
      line.append(fangzhi.make("b", {}, ...[...kind.querySelector("h2").childNodes].filter((node) => !node.matches?.(".count")).map((node) => node.cloneNode(true))));
      for (const cell of [...row.cells].slice(1)) {
        if (!cell.textContent.trim()) continue;
        line.append(fangzhi.make("span", { class: cell.className }, ...[...cell.childNodes].map((node) => node.cloneNode(true))));
      }
      for (const link of line.querySelectorAll("a")) link.replaceWith(...link.childNodes);
      return [line];
    });

  for (const piece of pieces) {
    piece.addEventListener("click", (event) => {
      event.preventDefault();
      chooseAt(piece);
    });
    piece.setAttribute("aria-describedby", "note");
    piece.addEventListener("pointerenter", () => note.show(told(piece), piece));
    piece.addEventListener("pointerleave", note.hide);
    piece.addEventListener("focus", () => note.show(told(piece), piece));
    piece.addEventListener("blur", note.hide);
  }
  for (const [key, row] of rows) {
    row.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && !link.classList.contains("evidence")) return;
      event.preventDefault();
      choose(key, true);
    });
  }
  for (const box of document.querySelectorAll(".kinds input")) {
    box.addEventListener("change", () => {
      text.classList.toggle(`without-${box.value}`, !box.checked);
      const section = document.querySelector(`aside .kind-${box.value}`);
      if (section) section.hidden = !box.checked;
    });
  }
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose("", false);
  });

  const named = () => {
    const key = decodeURIComponent(location.hash.slice(1)).replace(/^r(x?)/, (_, x) => x || "f");
    if (rows.has(key)) choose(key, true);
  };
  addEventListener("hashchange", named);
  named();
})();
