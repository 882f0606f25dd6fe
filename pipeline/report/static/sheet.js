// A table that sorts, filters and searches. Its rows are those of the page, or come from a data file.
"use strict";

const fangzhi = {
  words: {
    search: ["搜索", "Search"],
    all: ["全部", "all"],
    previous: ["上页", "Previous"],
    next: ["下页", "Next"],
    rows: ["条", "rows"],
  },

  // An element with attributes and children; text is only ever set as text.
  make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  },

  // Words in both languages; the style sheet shows one.
  both(zh, en) {
    if (!en || zh === en) return [document.createTextNode(zh)];
    return [fangzhi.make("span", { lang: "zh" }, zh), fangzhi.make("span", { lang: "en" }, en)];
  },
};

// `columns`: {zh, en, numeric, facet}; `rows`: {texts, sorts, element()}, one text and one sort value a column.
class Sheet {
  constructor(table, columns, rows, perPage) {
    Object.assign(this, { table, columns, rows, perPage, page: 0, sorted: null, descending: false, chosen: new Map() });
    this.body = table.tBodies[0];
    this.query = "";
    this.shown = rows;
    this.collator = new Intl.Collator("zh");
    this.makeHeads();
  }

  makeHeads() {
    const heads = [...this.table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = fangzhi.make("button", { type: "button", class: "sort" }, ...head.childNodes);
      button.addEventListener("click", () => this.sortBy(column, head, heads));
      head.replaceChildren(button);
    });
  }

  // The search field, a choice for each column of few values, the number of rows found, and the pages.
  controls() {
    const words = fangzhi.words;
    const field = fangzhi.make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    field.addEventListener("input", () => this.search(field.value));
    this.field = field;
    const bar = fangzhi.make("div", { class: "controls", role: "search" });
    bar.append(fangzhi.make("label", {}, ...fangzhi.both(...words.search), field));
    this.columns.forEach((column, place) => {
      if (column.facet) bar.append(this.facet(column, place));
    });
    this.found = fangzhi.make("output", { "aria-live": "polite" });
    bar.append(this.found);
    this.pager = fangzhi.make("div", { class: "pager" });
    this.previous = this.turn(words.previous, -1);
    this.next = this.turn(words.next, 1);
    this.place = fangzhi.make("span");
    this.pager.append(this.previous, this.place, this.next);
    return bar;
  }

  turn(words, step) {
    const button = fangzhi.make("button", { type: "button" }, ...fangzhi.both(...words));
    button.addEventListener("click", () => {
      this.page += step;
      this.draw();
      this.table.scrollIntoView({ block: "start" });
    });
    return button;
  }

  facet(column, place) {
    const values = [...new Set(this.rows.map((row) => row.texts[place]))].filter(Boolean).sort(this.collator.compare);
    const all = fangzhi.make("option", { value: "" }, fangzhi.words.all.join(" / "));
    const choice = fangzhi.make("select", {}, all);
    for (const value of values) choice.append(fangzhi.make("option", { value }, value));
    choice.addEventListener("change", () => {
      this.chosen.set(place, choice.value);
      this.update();
    });
    return fangzhi.make("label", {}, ...fangzhi.both(column.zh, column.en), choice);
  }

  search(query) {
    this.query = query.trim().toLowerCase();
    this.update();
  }

  sortBy(column, head, heads) {
    this.descending = this.sorted === column ? !this.descending : Boolean(this.columns[column].numeric);
    this.sorted = column;
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", this.descending ? "descending" : "ascending");
    this.update();
  }

  // Every word that was asked for has to stand somewhere in the row, in either language.
  update() {
    const words = this.query.split(/\s+/).filter(Boolean);
    const choices = [...this.chosen].filter(([, value]) => value);
    this.shown = this.rows.filter((row) => {
      if (choices.some(([place, value]) => row.texts[place] !== value)) return false;
      if (!words.length) return true;
      row.all ??= row.texts.join("\n").toLowerCase();
      return words.every((word) => row.all.includes(word));
    });
    if (this.sorted !== null) this.shown.sort((one, other) => this.compare(one, other));
    this.page = 0;
    this.draw();
  }

  // What is empty comes last, whichever way the rest goes.
  compare(one, other) {
    const [a, b] = [one.sorts[this.sorted], other.sorts[this.sorted]];
    if (a === "" || b === "") return (a === "") - (b === "");
    const order = typeof a === "number" && typeof b === "number" ? a - b : this.collator.compare(String(a), String(b));
    return this.descending ? -order : order;
  }

  draw() {
    const first = this.page * this.perPage;
    const some = this.shown.slice(first, first + this.perPage);
    this.body.replaceChildren(...some.map((row) => row.element()));
    if (!this.found) return;
    const count = this.shown.length.toLocaleString("en");
    this.found.replaceChildren(...fangzhi.both(`${count} ${fangzhi.words.rows[0]}`, `${count} ${fangzhi.words.rows[1]}`));
    const pages = Math.ceil(this.shown.length / this.perPage) || 1;
    this.pager.hidden = pages === 1;
    this.place.textContent = `${this.page + 1} / ${pages}`;
    this.previous.disabled = this.page === 0;
    this.next.disabled = this.page + 1 >= pages;
  }

  // A sheet over the rows that a table of the page has.
  static over(table) {
    const columns = [...table.tHead.rows[0].cells].map((head) => ({ numeric: head.classList.contains("numeric") }));
    const rows = [...table.tBodies[0].rows].map((row) => ({
      texts: [...row.cells].map((cell) => cell.textContent),
      sorts: [...row.cells].map((cell, place) => {
        const value = cell.dataset.sort ?? cell.textContent.trim();
        return columns[place].numeric && value !== "" && !Number.isNaN(Number(value)) ? Number(value) : value;
      }),
      element: () => row,
    }));
    const sheet = new Sheet(table, columns, rows, rows.length || 1);
    if (rows.length > 12) table.parentElement.before(sheet.controls());
    if (rows.length > 12) sheet.draw();
    return sheet;
  }
}
