// A list page: its rows come from the data file, a page of them is drawn at a time.
"use strict";

// Called by the data file with {columns, cells, rows}: each row names its cells by their places in `cells`.
function fangzhiData(data) {
  const element = (row) => {
    const line = fangzhi.make("tr");
    row.forEach((place, column) => {
      const [zh, en, link] = data.cells[place];
      const words = fangzhi.both(zh, en);
      const cell = fangzhi.make("td", data.columns[column].numeric ? { class: "numeric" } : {});
      if (link) cell.append(fangzhi.make("a", { href: link }, ...words));
      else cell.append(...words);
      line.append(cell);
    });
    return line;
  };
  const rows = data.rows.map((row) => ({
    texts: row.map((place) => data.cells[place].slice(0, 2).filter(Boolean).join(" · ")),
    sorts: row.map((place) => data.cells[place][3] ?? data.cells[place][0]),
    element: () => element(row),
  }));

  const heads = data.columns.map((column) => {
    const head = fangzhi.make("th", column.numeric ? { class: "numeric", scope: "col" } : { scope: "col" });
    head.append(...fangzhi.both(column.zh, column.en));
    return head;
  });
  const table = fangzhi.make("table", { class: "sheet" });
  table.append(fangzhi.make("thead", {}, fangzhi.make("tr", {}, ...heads)), fangzhi.make("tbody"));
  const sheet = new Sheet(table, data.columns, rows, 100);
  const list = document.getElementById("list");
  list.append(sheet.controls(), fangzhi.make("div", { class: "scroll" }, table), sheet.pager);

  if (list.classList.contains("kind-search")) sheet.field.focus();

  const asked = () => {
    const words = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
    sheet.field.value = words;
    sheet.search(words);
  };
  addEventListener("hashchange", asked);
  asked();
}
