// A small note beside something on the page.
"use strict";

function fangzhiNote() {
  const note = document.createElement("div");
  note.className = "note-box";
  note.id = "note";
  note.setAttribute("role", "tooltip");
  note.hidden = true;
  document.body.append(note);

  // `content`: a text or elements; `target`: what it is about.
  const show = (content, target) => {
    note.replaceChildren(...(Array.isArray(content) ? content : [content]));
    note.hidden = false;
    const box = target.getClientRects()[0] ?? target.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left), Math.max(8, innerWidth - note.offsetWidth - 8));
    const above = box.top - note.offsetHeight - 8;
    note.style.left = `${left + scrollX}px`;
    note.style.top = `${(above > 8 ? above : box.bottom + 10) + scrollY}px`;
  };
  const hide = () => {
    note.hidden = true;
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  return { show, hide };
}
