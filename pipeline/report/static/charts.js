// Charts tell what a bar or a sign stands for, to the mouse and to the keyboard.
"use strict";

const note = fangzhiNote();

for (const mark of document.querySelectorAll(".chart svg [aria-label]")) {
  if (mark.getAttribute("role") !== "graphics-symbol") continue;
  const host = mark.closest("a") ?? mark;
  host.addEventListener("pointerenter", () => note.show(mark.getAttribute("aria-label"), mark));
  host.addEventListener("pointerleave", note.hide);
  host.addEventListener("focus", () => note.show(mark.getAttribute("aria-label"), mark));
  host.addEventListener("blur", note.hide);
}
