// Decisions of a reviewer: kept in this browser as a draft, exported as JSON or CSV, imported back. Nothing is sent anywhere.
(() => {
  "use strict";
  const form = document.getElementById("decisions");
  const bar = form.querySelector(".bar");
  const counted = bar.querySelector(".counted"), stated = bar.querySelector(".state"), said = bar.querySelector(".said");
  const theirs = bar.querySelector("[data-theirs]");
  const who = document.getElementById("who"), when = document.getElementById("when"), keys = document.getElementById("keys");
  const FIELDS = JSON.parse(form.dataset.fields);
  const KEY = "policy-compare/decisions/" + form.dataset.key;
  const SCHEMA = "policy-compare/decisions/1";
  const FILLED = ["verdict", "relation", "reason", "name", "date", "until"];
  const [RELATION, REASON, NAME, DATE] = form.dataset.names.split(" ");
  const TITLES = { relation: RELATION, reason: REASON, name: NAME, date: DATE };
  bar.hidden = false;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  const message = (name, values = {}) => fill(form.dataset[name], values);

  // ---------------------------------------------------------------- what is there

  const subjects = [...form.querySelectorAll("fieldset.subject")].map((node) => {
    const text = (name) => node.querySelector("." + name)?.textContent || "";
    const row = { upper: text("upper"), local: text("local"), found: text("found"), number: "", ...JSON.parse(node.dataset.row) };
    const control = (name) => form.elements.namedItem(`${name}-${row.subject}`);
    const radios = [...node.querySelectorAll("input[type=radio]")];
    return {
      node, row, radios, id: row.subject, kind: node.dataset.kind, card: node.closest("article"),
      controls: { relation: control("relation"), reason: control("reason"), name: control("name"), date: control("date"), until: control("until") },
      asked: row.number !== "", kept: row.kept ? JSON.parse(row.kept) : null,
    };
  });
  const byId = new Map(subjects.map((one) => [one.id, one]));
  const lost = [...form.querySelectorAll("[data-row]:not(fieldset)")].map((one) => JSON.parse(one.dataset.row));
  let strange = [];  // imported decisions that this page knows nothing of: they are carried along

  // Chinese words of the files and the words of the JSON, both ways; what a page does not offer is not in it.
  const words = { verdict: new Map(), relation: new Map(), kind: new Map() };
  for (const one of subjects) {
    words.kind.set(one.row.kind, one.kind);
    for (const radio of one.radios) words.verdict.set(radio.dataset.word, radio.value);
    for (const option of one.controls.relation?.options || []) if (option.value) words.relation.set(option.dataset.word, option.value);
  }
  const toValue = (kind, word) => words[kind].get(word) ?? ([...words[kind].values()].includes(word) ? word : undefined);
  const toWord = (kind, value) => [...words[kind]].find(([, one]) => one === value)?.[0] ?? value;

  const read = (one) => ({
    verdict: one.radios.find((radio) => radio.checked)?.value || "",
    relation: one.controls.relation?.value || "",
    reason: one.controls.reason.value.trim(), name: one.controls.name.value.trim(),
    date: one.controls.date.value, until: one.controls.until.value,
  });

  // What the verdict has no use for is emptied, so that a file never says it.
  function tidy(state) {
    if (!state.verdict) return Object.fromEntries(FILLED.map((name) => [name, ""]));
    return { ...state, relation: state.verdict === "change" ? state.relation : "", until: state.verdict === "waive" ? state.until : "" };
  }

  function write(one, state) {
    for (const radio of one.radios) radio.checked = radio.value === state.verdict;
    for (const name in one.controls) if (one.controls[name]) one.controls[name].value = state[name] || "";
    show(one);
  }

  const lacking = (state) => !state.verdict ? [] : [
    ...(state.verdict === "change" && !state.relation ? ["relation"] : []),
    ...(state.verdict !== "accept" && !state.reason ? ["reason"] : []),
    ...(state.name ? [] : ["name"]), ...(state.date ? [] : ["date"]),
  ];
  const complete = (state) => state.verdict && !lacking(state).length;
  const same = (one, other) => FILLED.every((name) => (one[name] || "") === (other[name] || ""));

  function show(one) {
    const state = read(one);
    const lacks = lacking(state);
    one.node.querySelector(".filled").hidden = !state.verdict;
    const relation = one.node.querySelector("label.relation");
    if (relation) relation.hidden = state.verdict !== "change";
    one.node.querySelector("label.until").hidden = state.verdict !== "waive";
    one.node.classList.toggle("done", Boolean(complete(state)));
    one.node.querySelector("[data-clear]").hidden = !state.verdict;
    const also = one.node.querySelector("[data-also]");
    if (also) also.hidden = !complete(tidy(state));
    const text = lacks.length ? message("lacks", { names: lacks.map((name) => TITLES[name]).join(form.dataset.colon) }) : "";
    const note = one.node.querySelector(".lacks");
    if (note.textContent !== text) note.textContent = text;
  }

  function count() {
    const asked = subjects.filter((one) => one.asked).map((one) => read(one));
    const done = asked.filter(complete).length, half = asked.filter((state) => state.verdict).length - done;
    counted.textContent = message("counted", { all: asked.length, done, half, open: asked.length - done - half });
  }

  // ---------------------------------------------------------------- the draft in this browser

  const initial = new Map(subjects.map((one) => [one.id, tidy(read(one))]));
  let storage = null, dirty = false;
  try {
    storage = window.localStorage;
    storage.setItem(KEY + "/try", "1");
    storage.removeItem(KEY + "/try");
  } catch { storage = null; }

  const stored = () => {
    try { return JSON.parse(storage?.getItem(KEY) || "{}") || {}; } catch { return {}; }
  };

  function tell() {
    stated.textContent = !storage ? (dirty ? message("unstored") : "") : message(dirty ? "stored" : "clean");
  }

  function keep(changed) {
    dirty = true;
    if (storage) {
      // Read anew: another window may hold the same page.
      const draft = stored(), states = draft.states || {};
      for (const one of changed) {
        const state = read(one);
        if (same(state, initial.get(one.id))) delete states[one.id]; else states[one.id] = state;
      }
      try {
        storage.setItem(KEY, JSON.stringify({ states, strange, kept: Object.fromEntries(adopted), who: who.value, dirty }));
      } catch { storage = null; }
    }
    count();
    tell();
  }

  const adopted = new Map();  // decisions that were imported and whose text is another one now
  function adopt(one, decision) {
    one.kept = decision;
    adopted.set(one.id, decision);
    let note = one.node.querySelector(".past");
    if (!note) {
      note = document.createElement("p");
      note.className = "past";
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.again = "";
      button.textContent = form.dataset.again;
      note.append(document.createElement("span"), document.createElement("span"), button);
      note.children[0].textContent = form.dataset.past;
      one.node.querySelector(".choice").before(note);
    }
    const parts = [decision.verdict && toWord("verdict", decision.verdict), decision.relation && toWord("relation", decision.relation)];
    note.children[1].textContent = [...parts, decision.reason, decision.name, decision.date].filter(Boolean).join("　");
  }

  // ---------------------------------------------------------------- export

  const machine = (one) => Object.fromEntries(["upper", "local", "found", "matter"].map((name) => [name, one.row[name]]));

  function list() {
    const made = [], half = [];
    for (const one of subjects) {
      const state = tidy(read(one));
      if (complete(state)) made.push({ subject: one.id, kind: one.kind, ...state, fingerprint: one.row.fingerprint, ...machine(one) });
      else if (one.kept) made.push({ subject: one.id, kind: one.kind, ...english(one.kept), fingerprint: one.kept.fingerprint, ...machine(one) });
      if (state.verdict && !complete(state)) half.push(one);
    }
    const carried = lost.map((row) => ({ subject: row.subject, kind: toValue("kind", row.kind) ?? row.kind, ...english(row), fingerprint: row.fingerprint, upper: row.upper, local: row.local, found: row.found, matter: row.matter }));
    return { made: [...made, ...carried, ...strange], half };
  }

  const english = (state) => ({
    verdict: toValue("verdict", state.verdict) ?? state.verdict, relation: toValue("relation", state.relation) ?? state.relation ?? "",
    reason: state.reason || "", name: state.name || "", date: state.date || "", until: state.until || "",
  });

  // As neutral() of compare/output/sheets.py: a spreadsheet shows such a text and does not act on it.
  const neutral = (text) => /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(text) || /^\d+(?:[-/.:]\d+)*\.?$/.test(text) ? "'" + text : text;
  const cell = (name, text) => {
    const safe = ["number", "date", "until"].includes(name) ? text : neutral(text);
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  function csv() {
    const lines = [FIELDS.map(([, title]) => title)];
    const add = (row) => lines.push(FIELDS.map(([name]) => cell(name, row[name] || "")));
    for (const one of subjects) {
      const state = tidy(read(one));
      const row = { ...one.row, ...Object.fromEntries(FILLED.map((name) => [name, ""])) };
      if (complete(state)) add({ ...row, ...chinese(state), past: "", kept: "", standing: "" });
      else if (one.kept) add({ ...row, kept: JSON.stringify({ ...chinese(english(one.kept)), fingerprint: one.kept.fingerprint }) });
      else add(row);
    }
    for (const row of lost) add(row);
    for (const one of strange) add({ ...one, ...chinese(one), kind: toWord("kind", one.kind) });
    return "\ufeff" + lines.map((line) => line.join(",") + "\r\n").join("");
  }

  const chinese = (state) => ({ ...Object.fromEntries(FILLED.map((name) => [name, state[name] || ""])), verdict: toWord("verdict", state.verdict), relation: state.relation ? toWord("relation", state.relation) : "" });

  function download(kind) {
    const { made, half } = list();
    const text = kind === "csv" ? csv() : JSON.stringify({ schema: SCHEMA, page: form.dataset.key, decisions: made }, null, 1) + "\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: kind === "csv" ? "text/csv" : "application/json" }));
    link.download = `review-decisions-filled.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    dirty = half.length > 0;
    if (storage) try { storage.setItem(KEY, JSON.stringify({ ...stored(), dirty })); } catch { storage = null; }
    tell();
    said.textContent = message("exported", { n: made.length, file: link.download }) + (half.length ? message("left", { n: half.length }) : "");
    if (half.length) reach(half[0]);
  }

  // ---------------------------------------------------------------- import: all of a file or nothing of it

  class Wrong extends Error {}

  function parseCsv(text) {
    const head = text.slice(0, text.search(/\r|\n|$/));
    const cut = [",", "\t", ";"].reduce((best, one) => head.split(one).length > head.split(best).length ? one : best);
    const rows = [[]];
    let value = "", quoted = false;
    for (let at = 0; at <= text.length; at += 1) {
      const sign = text[at];
      if (quoted) {
        if (sign === undefined) throw new Wrong(message("foreign"));
        if (sign !== '"') value += sign;
        else if (text[at + 1] === '"') { value += '"'; at += 1; }
        else quoted = false;
      } else if (sign === '"' && value === "") quoted = true;
      else if (sign === cut || sign === "\n" || sign === "\r" || sign === undefined) {
        rows[rows.length - 1].push(value);
        value = "";
        if (sign === "\r" && text[at + 1] === "\n") at += 1;
        if (sign === "\n" || sign === "\r") rows.push([]);
      } else value += sign;
    }
    const titles = rows.shift().map((title) => FIELDS.find(([, one]) => one === title.trim())?.[0]);
    if (!["subject", "kind", "verdict", "fingerprint"].every((name) => titles.includes(name))) throw new Wrong(message("foreign"));
    return rows.map((row) => Object.fromEntries(row.map((text, at) => [titles[at], bare(text)]).filter(([name]) => name)));
  }

  const bare = (text) => text.startsWith("'") && neutral(text.slice(1)) !== text.slice(1) ? text.slice(1) : text;

  function parse(text) {
    const plain = text.replace(/^\ufeff/, "");
    if (!/^\s*[{[]/.test(plain)) return parseCsv(plain);
    let data = null;
    try { data = JSON.parse(plain); } catch { data = null; }
    if (data?.schema !== SCHEMA || !Array.isArray(data.decisions)) throw new Wrong(message("foreign"));
    return data.decisions;
  }

  const day = (text) => {
    const found = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?$/.exec(text || "");
    return found ? `${found[1]}-${found[2].padStart(2, "0")}-${found[3].padStart(2, "0")}` : "";
  };

  function check(row, number) {
    let from = row;
    if (!FILLED.some((name) => row[name]) && row.kept) {
      try { from = { ...row, ...JSON.parse(row.kept) }; } catch { throw new Wrong(message("foreign")); }
    }
    const made = { ...from };
    for (const name of ["kind", "verdict", "relation"]) {
      if (!from[name]) { made[name] = ""; continue; }
      made[name] = toValue(name, from[name].trim());
      if (made[name] === undefined) {
        const title = FIELDS.find(([key]) => key === name)[1];
        throw new Wrong(message("wrong", { n: number, name: title, value: from[name] }));
      }
    }
    for (const name of ["date", "until"]) {
      made[name] = from[name] ? day(from[name].trim()) : "";
      if (from[name] && !made[name]) {
        const title = FIELDS.find(([key]) => key === name)[1];
        throw new Wrong(message("wrong", { n: number, name: title, value: from[name] }));
      }
    }
    return made;
  }

  let differing = [];
  function take(text) {
    const found = parse(text).map((row, at) => check(row, at + 1)).filter((one) => one.verdict);
    const changed = [];
    let stale = 0, unknown = 0;
    differing = [];
    for (const one of found) {
      const subject = byId.get(one.subject);
      const state = Object.fromEntries(FILLED.map((name) => [name, one[name] || ""]));
      if (!subject || subject.kind !== one.kind) {
        const known = lost.some((row) => row.subject === one.subject);
        if (!known && !strange.some((other) => other.subject === one.subject)) strange.push(one);
        unknown += 1;
      } else if (one.fingerprint !== subject.row.fingerprint) {
        adopt(subject, { ...state, fingerprint: one.fingerprint });
        stale += 1;
      } else if (!read(subject).verdict) {
        write(subject, state);
        changed.push(subject);
      } else if (!same(read(subject), state)) differing.push([subject, state]);
      else changed.push(subject);
    }
    keep(changed);
    theirs.hidden = !differing.length;
    said.textContent = message("imported", { n: changed.length }) + (differing.length ? message("differs", { n: differing.length }) : "")
      + (stale ? message("stale", { n: stale }) : "") + (unknown ? message("strange", { n: unknown }) : "");
  }

  async function open(file) {
    const bytes = await file.arrayBuffer();
    try {
      let text = "";
      try { text = new TextDecoder("utf-8", { fatal: true }).decode(bytes); } catch { text = new TextDecoder("gb18030").decode(bytes); }
      take(text);
    } catch (problem) {
      if (!(problem instanceof Wrong)) throw problem;
      said.textContent = problem.message;
    }
  }

  // ---------------------------------------------------------------- going from one to the next

  function reach(one) {
    const details = one.node.closest("details");
    if (details) details.open = true;
    one.card.focus({ preventScroll: true });
    one.node.scrollIntoView({ block: one.node.offsetHeight < innerHeight / 2 ? "center" : "start", behavior: "instant" });
  }

  function go(step) {
    const waiting = subjects.filter((one) => one.asked && !complete(read(one)));
    if (!waiting.length) { said.textContent = message("alldone"); return; }
    const at = document.activeElement?.closest("article");
    const here = subjects.findIndex((one) => one.card === at);
    const place = (one) => subjects.indexOf(one);
    const others = waiting.filter((one) => one.card !== at);
    if (!others.length) { reach(waiting[0]); return; }
    reach(step > 0 ? others.find((one) => place(one) > here) || others[0] : others.findLast((one) => place(one) < here) || others[others.length - 1]);
  }

  // ---------------------------------------------------------------- events

  const owner = (target) => byId.get(target.closest("fieldset.subject")?.id.slice(2));

  // Whoever decides is the one who is named above, unless it is said otherwise.
  function sign(one) {
    if (!read(one).verdict) return;
    if (!one.controls.name.value) one.controls.name.value = who.value.trim();
    if (!one.controls.date.value) one.controls.date.value = when.value;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    const one = owner(event.target);
    if (one) {
      if (event.target.type === "radio") sign(one);
      show(one);
      keep([one]);
    } else if (event.target === who) {
      const waiting = subjects.filter((subject) => read(subject).verdict && !subject.controls.name.value);
      // Not letter by letter: what is half typed is no name.
      who.onchange = () => { for (const subject of waiting) { sign(subject); show(subject); } keep(waiting); };
    }
  });
  document.getElementById("import").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) await open(file);
    event.target.value = "";
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const data = button.dataset, one = owner(button);
    if (data.go) go(Number(data.go));
    if (data.export) download(data.export);
    if ("theirs" in data) {
      for (const [subject, state] of differing) write(subject, state);
      keep(differing.map(([subject]) => subject));
      said.textContent = message("imported", { n: differing.length });
      theirs.hidden = true;
    }
    if (!one) return;
    if ("clear" in data) {
      write(one, {});
      keep([one]);
      one.radios[0].focus();
    }
    if ("again" in data) {
      const old = english(one.kept), over = old.until && old.until < when.value;
      write(one, { ...old, until: over ? "" : old.until, name: who.value.trim() || old.name, date: when.value });
      keep([one]);
      one.radios.find((radio) => radio.checked)?.focus();
    }
    if ("also" in data) {
      const state = tidy(read(one));
      const rest = subjects.filter((other) => other.card === one.card && other !== one && other.radios.some((radio) => radio.value === state.verdict));
      for (const other of rest) write(other, state);
      keep(rest);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea")) return;
    const step = { n: 1, p: -1 }[event.key];
    if (step) { event.preventDefault(); go(step); }
  });
  addEventListener("beforeunload", (event) => { if (dirty && !storage) event.preventDefault(); });
  addEventListener("storage", (event) => { if (event.key === KEY) restore(); });

  function restore() {
    const draft = stored();
    strange = Array.isArray(draft.strange) ? draft.strange : [];
    for (const [id, state] of Object.entries(draft.states || {})) if (byId.has(id)) write(byId.get(id), state);
    for (const [id, decision] of Object.entries(draft.kept || {})) if (byId.has(id)) adopt(byId.get(id), decision);
    if (draft.who && !who.value) who.value = draft.who;
    dirty = Boolean(draft.dirty);
    count();
    tell();
  }

  const now = new Date();
  when.value = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  for (const one of subjects) show(one);
  restore();
})();
