// Filters, search, keys and links over the findings. Without it the page shows all of them and lacks nothing.
// The state stands in the hash of the address: "#f-1" alone is a place, "#relation=omit&words=…&at=f-1" is a view of it.
(() => {
  "use strict";
  const form = document.getElementById("filter");
  const tools = document.getElementById("tools");
  const help = document.getElementById("keys");
  const hits = document.getElementById("hits");
  const gapAt = document.getElementById("gap-at");
  const keys = help.querySelector("[name=keys]");
  const articles = [...document.querySelectorAll("article.finding")];
  if (!articles.length) return;
  form.hidden = tools.hidden = false;

  const CHOICES = ["extent", "judge", "flag", "force", "change", "manner", "level", "local", "upper", "chapter"];
  const SOUGHT = ".num, .text, .facts, .duties, .changes, .reason";
  const boxes = [...form.querySelectorAll("[name=relation]")];
  const control = (name) => form.elements.namedItem(name);

  // ---------------------------------------------------------------- what is there

  const parts = new Map();
  const rows = articles.map((node) => {
    const chapter = node.closest(".chapter"), group = node.closest(".group"), data = node.dataset;
    for (const part of [chapter, group]) parts.set(part, 0);
    return {
      node, chapter, group, text: null, shown: true,
      relation: node.classList[1],
      flags: (data.flags || "").split(" "),
      changes: (data.changes || "").split(" ").filter(Boolean),
      values: {
        extent: data.extent, judge: data.judge || "", force: data.force, manner: data.manner || "", chapter: chapter.dataset.chapter,
        level: group.dataset.level, local: group.dataset.local, upper: group.dataset.upper,
      },
    };
  });
  const byNode = new Map(rows.map((row) => [row.node, row]));
  const weaker = new Set([...form.querySelectorAll("[name=change] optgroup:nth-of-type(2) option")].map((one) => one.value));
  const softer = control("change")?.querySelector("[value=weaker]") ? weaker : new Set();

  const textOf = (row) =>
    (row.text ??= [...row.node.querySelectorAll(SOUGHT)].map((one) => one.textContent).join("\n").toLowerCase());

  // The texts to search are gathered while nothing else is to do, so that the first search is as quick as the next.
  const idle = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 30));
  const gather = (from) => idle((time) => {
    let index = from;
    while (index < rows.length && time.timeRemaining() > 1) textOf(rows[index++]);
    if (index < rows.length) gather(index);
  });
  gather(0);

  // ---------------------------------------------------------------- state

  const wordsOf = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);

  function readForm() {
    const state = new URLSearchParams();
    const picked = boxes.filter((box) => box.checked).map((box) => box.value);
    if (picked.length < boxes.length) state.set("relation", picked.join(","));
    for (const name of CHOICES) if (control(name)?.value) state.set(name, control(name).value);
    if (control("words").value.trim()) state.set("words", control("words").value.trim());
    if (control("diff").checked) state.set("diff", "1");
    return state;
  }

  function writeForm(state) {
    const picked = state.has("relation") ? state.get("relation").split(",") : null;
    for (const box of boxes) box.checked = !picked || picked.includes(box.value);
    for (const name of CHOICES) {
      const select = control(name);
      if (!select) continue;
      select.value = state.get(name) || "";
      if (select.selectedIndex < 0) select.value = "";
    }
    control("words").value = state.get("words") || "";
    control("diff").checked = state.has("diff");
  }

  const decode = (text) => { try { return decodeURIComponent(text); } catch { return text; } };

  // A hash without "=" is the name of a place in the page, as every link has it.
  function readHash() {
    const raw = location.hash.slice(1);
    if (raw.includes("=")) return new URLSearchParams(raw);
    const state = new URLSearchParams();
    if (raw) state.set("at", decode(raw));
    return state;
  }

  let at = "";
  function writeHash(push) {
    const state = readForm();
    if (!keys.checked) state.set("keys", "off");
    const plain = state.toString() === "";
    if (at && !plain) state.set("at", at);
    const hash = plain ? (at ? "#" + at : "") : "#" + state;
    if (hash === location.hash && history.state) return;
    history[push ? "pushState" : "replaceState"]({ ours: true }, "", hash || location.pathname + location.search);
  }

  // ---------------------------------------------------------------- filter

  function wanted(row, state, words) {
    if (state.has("relation") && !state.get("relation").split(",").includes(row.relation)) return false;
    if (state.has("flag") && !row.flags.includes(state.get("flag"))) return false;
    if (state.has("diff") && !row.flags.includes("differs")) return false;
    for (const name in row.values) if (state.has(name) && row.values[name] !== state.get(name)) return false;
    const change = state.get("change");
    if (change === "any" ? !row.changes.length
      : change === "weaker" ? !row.changes.some((one) => softer.has(one))
      : change && !row.changes.includes(change)) return false;
    return words.every((word) => textOf(row).includes(word));
  }

  let words = [];
  function apply() {
    const state = readForm();
    words = wordsOf(state.get("words") || "");
    for (const part of parts.keys()) parts.set(part, 0);
    let count = 0;
    for (const row of rows) {
      const show = wanted(row, state, words);
      if (show !== row.shown) row.node.hidden = !(row.shown = show);
      if (!show) continue;
      count += 1;
      parts.set(row.chapter, parts.get(row.chapter) + 1);
      parts.set(row.group, parts.get(row.group) + 1);
    }
    for (const [part, shown] of parts) if (part.hidden !== !shown) part.hidden = !shown;
    document.body.classList.toggle("only-differences", state.has("diff"));
    tools.classList.toggle("filtered", count < rows.length);
    hits.textContent = fill(count ? tools.dataset.hits : tools.dataset.none, { n: count, all: rows.length });
    gapAt.textContent = "";
    highlight();
  }

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name].toLocaleString("en"));

  // ---------------------------------------------------------------- highlighting: of what is near the window only

  const near = new Set();
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) near[entry.isIntersecting ? "add" : "delete"](entry.target);
    paint();
  }, { rootMargin: "300px" });
  let watching = false;

  function highlight() {
    if (!window.CSS?.highlights) return;
    if (words.length && !watching) articles.forEach((one) => watch.observe(one));
    if (!words.length && watching) { watch.disconnect(); near.clear(); }
    watching = words.length > 0;
    paint();
  }

  function paint() {
    const ranges = [];
    if (words.length) for (const node of near) if (!node.hidden) for (const text of node.querySelectorAll(SOUGHT)) find(text, ranges);
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  // The hits in one element; one may run over the borders of marked words.
  function find(element, ranges) {
    const nodes = [], starts = [];
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let whole = "";
    while (walk.nextNode()) { nodes.push(walk.currentNode); starts.push(whole.length); whole += walk.currentNode.data; }
    const low = whole.toLowerCase();
    if (low.length !== whole.length) return;
    const place = (offset, end) => {
      let index = starts.length - 1;
      while (index && (end ? starts[index] >= offset : starts[index] > offset)) index -= 1;
      return [nodes[index], offset - starts[index]];
    };
    for (const word of words) {
      for (let from = low.indexOf(word); from >= 0; from = low.indexOf(word, from + word.length)) {
        const range = new Range();
        range.setStart(...place(from, false));
        range.setEnd(...place(from + word.length, true));
        ranges.push(range);
      }
    }
  }

  // ---------------------------------------------------------------- going to a place

  // What sticks to the top hides nothing that is gone to or gets the focus.
  const strip = document.querySelector(".sections");
  new ResizeObserver(() => {
    const stuck = getComputedStyle(tools).position === "sticky" ? tools.offsetHeight : 0;
    document.documentElement.style.scrollPaddingTop = `${strip.offsetHeight + stuck + 8}px`;
    tools.style.top = `${strip.offsetHeight}px`;
  }).observe(tools);

  // Heights of what was never shown are estimates: the place is looked for again until it stays, or the reader moves on.
  let search = 0;
  function reach(target) {
    const mine = ++search;
    let frames = 0, calm = 0;
    const step = () => {
      if (mine !== search || frames++ > 30) return;
      const before = target.getBoundingClientRect().top;
      target.scrollIntoView({ block: "start", behavior: "instant" });
      calm = Math.abs(target.getBoundingClientRect().top - before) < 1 ? calm + 1 : 0;
      if (calm < 4) requestAnimationFrame(step);
    };
    step();
  }
  for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(kind, () => { search += 1; }, { passive: true, capture: true });

  function go(id, focus = true) {
    const target = id && document.getElementById(id);
    if (!target) return false;
    if (target.closest("[hidden]")) { form.reset(); apply(); }
    for (let one = target; one; one = one.parentElement) if (one.localName === "details") one.open = true;
    document.querySelector(".here")?.classList.remove("here");
    target.classList.add("here");
    at = id;
    if (focus) {
      if (target.tabIndex < 0) target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
    reach(target);
    return true;
  }

  function toGap(step) {
    const gaps = rows.filter((row) => row.shown && row.flags.includes("gap"));
    if (!gaps.length) { gapAt.textContent = tools.dataset.nogap; return; }
    const here = rows.indexOf(byNode.get(document.getElementById(at)));
    const place = (row) => rows.indexOf(row);
    const start = here >= 0 && rows[here].shown ? here : step > 0 ? -1 : rows.length;
    const next = step > 0 ? gaps.find((row) => place(row) > start) : gaps.findLast((row) => place(row) < start);
    const row = next || (step > 0 ? gaps[0] : gaps[gaps.length - 1]);
    go(row.node.id);
    gapAt.textContent = fill(tools.dataset.gap, { n: gaps.indexOf(row) + 1, all: gaps.length });
    writeHash(false);
  }

  // ---------------------------------------------------------------- events, one listener for each kind

  let timer = 0;
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("input", (event) => {
    if (event.target.form !== form) return;
    const typed = event.target.type === "search";
    clearTimeout(timer);
    timer = setTimeout(() => { at = ""; apply(); writeHash(!typed); }, typed ? 120 : 0);
  });
  form.addEventListener("reset", () => setTimeout(() => { apply(); writeHash(true); }, 0));
  keys.addEventListener("change", () => writeHash(false));

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const button = event.target.closest("button[data-gap], button[data-help]");
    if (button) return button.dataset.gap ? toGap(Number(button.dataset.gap)) : help.showModal();
    const link = event.target.closest("a[href^='#']");
    if (!link || link.classList.contains("skip")) return;
    event.preventDefault();
    if (link.dataset.filter) {
      writeForm(new URLSearchParams(link.dataset.filter));
      apply();
      const first = rows.find((row) => row.shown);
      go(first ? first.group.id : "findings");
    } else {
      go(decode(link.getAttribute("href").slice(1)));
    }
    writeHash(true);
  });

  document.addEventListener("keydown", (event) => {
    if (!keys.checked || help.open || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const act = {
      n: () => toGap(1),
      p: () => toGap(-1),
      "/": () => { tools.scrollIntoView({ block: "nearest" }); control("words").focus(); },
      "?": () => help.showModal(),
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  // On paper nothing is folded.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of opened) one.open = false; });

  function restore(scroll) {
    const state = readHash();
    writeForm(state);
    keys.checked = state.get("keys") !== "off";
    at = state.get("at") || "";
    apply();
    if (!at) document.querySelector(".here")?.classList.remove("here");
    if (at && scroll) go(at);
    else if (scroll && tools.classList.contains("filtered")) go("findings", false), (at = "");
  }

  // A step back or forward brings its scroll position with it; an address that was typed or followed has to be gone to.
  addEventListener("popstate", (event) => {
    restore(!event.state);
    if (!event.state) history.replaceState({ ours: true }, "", location.hash || location.pathname + location.search);
  });
  restore(!history.state);
  history.replaceState({ ours: true }, "", location.hash || location.pathname + location.search);
})();
