
"use strict";
// A click on a heading sorts its table by that column, a second one the other way around.
for (const button of document.querySelectorAll("th button")) {
  button.addEventListener("click", () => {
    const heading = button.parentElement;
    const table = heading.closest("table");
    const column = [...heading.parentElement.children].indexOf(heading);
    const sign = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const other of heading.parentElement.children) {
      other.removeAttribute("aria-sort");
    }
    heading.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
    const place = row => {
      const cell = row.children[column];
      return "order" in cell.dataset ? Number(cell.dataset.order) : cell.textContent;
    };
    // What has no number stays below what has one, whichever way the column is sorted.
    const compare = (one, other) =>
      typeof one === "number" && typeof other === "number" ? sign * (one - other)
        : typeof one === "number" ? -1
        : typeof other === "number" ? 1
        : sign * one.localeCompare(other, "en", { numeric: true });
    const rows = [...table.tBodies[0].rows].map(row => [place(row), row]);
    rows.sort((one, other) => compare(one[0], other[0]));
    table.tBodies[0].append(...rows.map(row => row[1]));
  });
}
// Paper has no folds to open.
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(part => { part.open = true; }));
