// Filters, search, sorting and keys over the matrix. Without it the page shows everything and lacks nothing.
// The state stands in the hash of the address: "#d1-3" alone is a place, "#extent=none&words=…" a view of the matrix.
(() => {
  "use strict";
  const grid = document.getElementById("grid");
  const form = document.getElementById("filter");
  const hits = document.getElementById("hits");
  const at = document.getElementById("at");
  const box = grid.closest(".matrix-box");
  form.hidden = false;
  grid.classList.add("scripted");

  const NAMES = ["extent", "level", "province", "upper", "chapter", "sort", "words"];
  const STYLE = { whole: "a", part: "p", none: "o", open: "d", doubted: "m", like: "k", above: "u", takes_part: "u", expired: "u", secondhand: "u" };
  const SKIP = 2; // the heading and the sum stand before the squares of a row
  const control = (name) => form.elements.namedItem(name);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // ---------------------------------------------------------------- what is there

  const [top, sums] = grid.tHead.rows;
  const columns = [...top.cells].slice(SKIP).map((cell, index) => ({
    cell, index, sum: sums.cells[index + SKIP], said: sums.cells[index + SKIP].textContent,
    level: cell.dataset.level, province: cell.dataset.province, order: Number(cell.dataset.order),
    text: `${cell.dataset.name} ${cell.textContent}`.toLowerCase(), shown: true,
  }));
  const bodies = [...grid.tBodies].map((body) => ({ body, band: body.rows[0], rows: [], first: body.nextSibling }));
  const rows = bodies.flatMap((part) => {
    part.rows = [...part.body.rows].slice(1).map((node) => ({
      node, part, order: Number(node.dataset.order), text: node.cells[0].textContent.toLowerCase(), sum: node.cells[1],
      squares: [...node.cells].slice(SKIP), shown: true, said: node.cells[1].textContent,
    }));
    return part.rows;
  });
  const grouped = !control("extent");

  // ---------------------------------------------------------------- state

  function readForm() {
    const state = new URLSearchParams();
    for (const name of NAMES) {
      const one = control(name);
      const value = !one ? "" : one.type === "checkbox" ? (one.checked ? "1" : "") : one.value.trim();
      if (value) state.set(name, value);
    }
    return state;
  }

  function writeForm(state) {
    for (const name of NAMES) {
      const one = control(name);
      if (!one) continue;
      if (one.type === "checkbox") one.checked = state.has(name);
      else one.value = state.get(name) || "";
      if (one.localName === "select" && one.selectedIndex < 0) one.value = "";
    }
  }

  const decode = (text) => { try { return decodeURIComponent(text); } catch { return text; } };

  function readHash() {
    const raw = location.hash.slice(1);
    return raw.includes("=") ? [new URLSearchParams(raw), ""] : [new URLSearchParams(), decode(raw)];
  }

  function writeHash(place) {
    const hash = place ? "#" + place : String(readForm()) ? "#" + readForm() : "";
    if (hash !== location.hash) history.pushState(null, "", hash || location.pathname + location.search);
  }

  // ---------------------------------------------------------------- filter

  // A word that is in the name of a government takes columns, every other word takes rows.
  function sortWords(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const places = words.filter((word) => columns.some((one) => one.text.includes(word)));
    return [words.filter((word) => !places.includes(word)), places];
  }

  function apply() {
    const state = readForm();
    const [words, places] = sortWords(state.get("words") || "");
    const style = STYLE[state.get("extent")] || "";
    for (const one of columns) {
      one.next = (!state.has("level") || one.level === state.get("level"))
        && (!state.has("province") || one.province === state.get("province"))
        && (!places.length || places.some((word) => one.text.includes(word)));
    }
    const wanted = (square) => !style || square.classList.contains(style);
    const picky = Boolean(style);
    for (const row of rows) {
      const { body } = row.part;
      row.next = (!state.has("upper") || body.dataset.upper === state.get("upper"))
        && (!state.has("chapter") || body.dataset.chapter === state.get("chapter"))
        && words.every((word) => row.text.includes(word))
        && (!picky || columns.some((one) => one.next && wanted(row.squares[one.index])));
    }
    const shownRows = rows.filter((row) => row.next);
    if (picky) for (const one of columns) one.next &&= shownRows.some((row) => wanted(row.squares[one.index]));
    const shownColumns = columns.filter((one) => one.next);
    const all = shownRows.length === rows.length && shownColumns.length === columns.length;
    for (const one of columns) {
      if (one.next === one.shown) continue;
      one.cell.hidden = one.sum.hidden = !one.next;
      for (const row of rows) row.squares[one.index].hidden = !one.next;
      one.shown = one.next;
    }
    for (const row of rows) {
      if (row.next !== row.shown) row.node.hidden = !(row.shown = row.next);
    }
    for (const row of shownRows) for (const one of shownColumns) row.squares[one.index].classList.toggle("dim", picky && !wanted(row.squares[one.index]));
    for (const part of bodies) part.body.hidden = !part.rows.some((row) => row.shown);
    if (!grouped) count(shownRows, shownColumns, all);
    sort(state.get("sort") === "gaps");
    const none = !shownRows.length || !shownColumns.length;
    hits.textContent = fill(none ? form.dataset.none : form.dataset.hits, {
      rows: shownRows.length, allrows: rows.length, columns: shownColumns.length, allcolumns: columns.length,
    });
    rove();
  }

  // The sums are of what is to be seen.
  function count(shownRows, shownColumns, all) {
    const found = new Map(shownColumns.map((one) => [one, 0]));
    for (const row of shownRows) {
      let gaps = 0, job = 0;
      for (const one of shownColumns) {
        const style = row.squares[one.index].classList;
        const gap = style.contains("o");
        if (gap) found.set(one, found.get(one) + 1);
        gaps += gap;
        job += ["a", "p", "o", "d", "m", "k"].some((one) => style.contains(one));
      }
      row.sum.textContent = all ? row.said : `${gaps}/${job}`;
    }
    for (const one of shownColumns) one.sum.textContent = all ? one.said : found.get(one);
  }

  // ---------------------------------------------------------------- order

  let sorted = false;
  function sort(byGaps) {
    if (byGaps === sorted) return;
    sorted = byGaps;
    const order = byGaps ? [...columns].sort((one, other) => one.order - other.order) : columns;
    for (const row of rows) row.node.append(...order.map((one) => row.squares[one.index]));
    top.append(...order.map((one) => one.cell));
    sums.append(...order.map((one) => one.sum));
    for (const part of bodies) {
      part.body.append(...(byGaps ? [...part.rows].sort((one, other) => one.order - other.order) : part.rows).map((row) => row.node));
    }
    const worst = (part) => Math.min(...part.rows.map((row) => row.order));
    grid.append(...(byGaps ? [...bodies].sort((one, other) => worst(one) - worst(other)) : bodies).map((part) => part.body));
  }

  // ---------------------------------------------------------------- keys: one square is in the order of Tab, arrows move it

  let stop = null;
  function rove(square) {
    const next = square || (stop && stop.checkVisibility() ? stop : null)
      || rows.find((row) => row.shown && row.node.cells.length > SKIP)?.squares.find((one) => !one.hidden);
    if (stop && stop !== next) stop.removeAttribute("tabindex");
    stop = next || null;
    if (stop) stop.tabIndex = 0;
  }

  const visible = (node) => node && !node.hidden && !node.parentNode.hidden;
  function step(square, right, down) {
    let next = square;
    if (right) do next = right > 0 ? next.nextElementSibling : next.previousElementSibling; while (next && next.hidden);
    if (down) {
      const index = square.cellIndex;
      const lines = [...grid.querySelectorAll("tbody:not([hidden]) > tr[data-order]:not([hidden])")];
      next = lines[lines.indexOf(square.parentNode) + down]?.cells[index];
    }
    if (!visible(next) || next.localName !== "td" || next.classList.contains("sum")) return;
    rove(next);
    next.focus({ preventScroll: true });
    inSight(next);
  }

  // The head and the first column stick: a square under them is not seen.
  function inSight(square) {
    const one = square.getBoundingClientRect(), all = box.getBoundingClientRect();
    const left = all.left + grid.querySelector(".corner").offsetWidth, upper = all.top + grid.tHead.offsetHeight;
    if (one.left < left) box.scrollLeft -= left - one.left;
    if (one.right > all.right - 18) box.scrollLeft += one.right - all.right + 18;
    if (one.top < upper) box.scrollTop -= upper - one.top;
    if (one.bottom > all.bottom - 18) box.scrollTop += one.bottom - all.bottom + 18;
    square.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  const signs = new Map(form.dataset.signs.split(";").map((one) => one.split("=")));
  function tell(square) {
    const row = rows.find((one) => one.node === square.parentNode);
    const column = columns.find((one) => row && row.squares[one.index] === square);
    if (!column) return;
    const text = square.textContent.trim(), share = text.match(/[<>]?\d+/)?.[0];
    let words = grouped ? `${text}%` : signs.get(text.replace(/[<>]?\d+/g, "")) || text;
    if (share && !grouped) words = fill(form.dataset.share, { word: words, share });
    at.textContent = fill(form.dataset.at, { number: row.node.cells[0].textContent.trim(), name: column.cell.dataset.name, text: words });
  }

  function open(square) {
    const row = rows.find((one) => one.node === square.parentNode);
    const column = columns.find((one) => row && row.squares[one.index] === square);
    if (!column) return;
    const line = row.node.cells[0].querySelector("a").getAttribute("href").slice(1);
    const place = column.cell.querySelector("a")?.getAttribute("href").slice(1) || "";
    go(place && document.getElementById(line + place) ? line + place : line);
  }

  // ---------------------------------------------------------------- going to a place

  function go(id, push = true) {
    const target = id && document.getElementById(id);
    if (!target) return false;
    for (let one = target; one; one = one.parentElement) if (one.localName === "details") one.open = true;
    document.querySelector(".here")?.classList.remove("here");
    if (target.matches(".page-in, tr")) target.classList.add("here");
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    // Heights of what was never shown are estimates: looked for again until the place stays.
    let frames = 0;
    const reach = () => { target.scrollIntoView({ block: target.localName === "tr" ? "center" : "start" }); if (frames++ < 4) requestAnimationFrame(reach); };
    reach();
    if (push) writeHash(id);
    return true;
  }

  // ---------------------------------------------------------------- events

  let timer = 0;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(() => { apply(); writeHash(""); }, event.target.type === "search" ? 120 : 0);
  });
  form.addEventListener("reset", () => setTimeout(() => { apply(); writeHash(""); }, 0));

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a[href^='#']");
    if (link) {
      if (!link.classList.contains("skip") && go(decode(link.getAttribute("href").slice(1)))) event.preventDefault();
      return;
    }
    const square = event.target.closest("#grid tr[data-order] > td:not(.sum)");
    if (square) { rove(square); open(square); }
  });
  grid.addEventListener("pointerover", (event) => { const one = event.target.closest("tr[data-order] > td:not(.sum)"); if (one) tell(one); });
  grid.addEventListener("focusin", (event) => { const one = event.target.closest("tr[data-order] > td:not(.sum)"); if (one) tell(one); });
  grid.addEventListener("keydown", (event) => {
    const square = event.target.closest("tr[data-order] > td:not(.sum)");
    if (!square || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowRight: () => step(square, 1, 0), ArrowLeft: () => step(square, -1, 0),
      ArrowDown: () => step(square, 0, 1), ArrowUp: () => step(square, 0, -1),
      Enter: () => open(square),
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of opened) one.open = false; });

  function restore(scroll) {
    const [state, place] = readHash();
    writeForm(state);
    apply();
    if (place) go(place, false);
    else if (scroll && String(state)) box.scrollIntoView({ block: "nearest" });
  }
  addEventListener("popstate", () => restore(false));
  restore(true);
})();
