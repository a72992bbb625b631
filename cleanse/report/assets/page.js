"use strict";
(() => {
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const one = (id) => document.getElementById(id);
  const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  // one rule alone: the rows, examples and texts of all others are hidden
  function showRule(number) {
    const alone = number !== null;
    for (const row of all("table.rules tbody tr")) row.classList.toggle("other", alone && row.dataset.r !== number);
    for (const table of all("table.rules")) {
      table.parentElement.classList.toggle("other", all("tbody tr", table).every((row) => row.classList.contains("other")));
    }
    for (const details of all("table.rules details")) details.open = alone && details.closest("tr").dataset.r === number;
    const samples = all("article.sample");
    for (const sample of samples) sample.classList.toggle("other", alone && !sample.dataset.rs.split(" ").includes(number));
    for (const row of all(".sides tr.changed")) {
      const rules = all("button.rule", row).map((button) => button.dataset.r);
      for (const edit of all("del, ins", row)) edit.classList.toggle("faint", alone && !rules.includes(number));
    }
    for (const edit of all("#text del, #text ins")) edit.classList.toggle("faint", alone && edit.dataset.r !== number);
    const shown = samples.filter((sample) => !sample.classList.contains("other")).length;
    one("sample-none").hidden = !alone || shown > 0;
    one("filter-off").hidden = !alone;
    const name = alone ? all("button.rule").find((button) => button.dataset.r === number).textContent : "";
    one("filter-text").textContent = alone
      ? `Only ${name}: ${shown} of ${count(samples.length, "text")} in the sample.`
      : "All rules are shown; choose one to see its edits alone.";
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.rule");
    if (button) showRule(button.dataset.r);
  });
  one("filter-off").addEventListener("click", () => {
    showRule(null);
    one("find").focus();
  });

  one("find").addEventListener("input", (event) => {
    const wanted = event.target.value.trim().toLowerCase();
    const rows = all("#most table.rules tbody tr");
    for (const row of rows) row.hidden = !row.cells[0].textContent.toLowerCase().includes(wanted);
    one("found").textContent = wanted ? count(rows.filter((row) => !row.hidden).length, "rule") : "";
  });

  // the text before and after, and its edits one by one
  const text = one("text");
  const edits = text ? all("[data-n]", text) : [];
  const numbers = [...new Set(edits.map((edit) => edit.dataset.n))];
  let here = -1;

  function show(what) {
    text.classList.remove("both", "before", "after");
    text.classList.add(what);
    for (const button of all("[data-show]")) button.setAttribute("aria-pressed", String(button.dataset.show === what));
  }

  function step(by) {
    if (!numbers.length) return;
    here = here < 0 && by < 0 ? numbers.length - 1 : (here + by + numbers.length) % numbers.length;
    const marked = edits.filter((edit) => edit.dataset.n === numbers[here]);
    for (const edit of edits) edit.classList.toggle("here", marked.includes(edit));
    marked[0].scrollIntoView({ block: "nearest" });
    one("said").textContent = `Edit ${here + 1} of ${numbers.length}: ${marked[0].title}`;
  }

  const keys = { b: () => show("before"), a: () => show("after"), m: () => show("both"), n: () => step(1), p: () => step(-1) };
  if (text) {
    for (const button of all("[data-show]")) button.addEventListener("click", () => show(button.dataset.show));
    one("next").addEventListener("click", keys.n);
    one("previous").addEventListener("click", keys.p);
  }
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") showRule(null);
    else if (text && Object.hasOwn(keys, event.key)) keys[event.key]();
    else return;
    event.preventDefault();
  });
})();
