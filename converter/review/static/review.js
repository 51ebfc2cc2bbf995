"use strict";
// What a person decides stays in this page until it is saved; the server keeps no drafts.
const $ = (id) => document.getElementById(id);
const key = (line) => `${line.statement}.${line.line}`;
const saved = new Map(), drafts = new Map();
let state = null, order = [], chosen = "", options = [], turn = 0;

function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

async function ask(path, body) {
  const how = body === undefined ? {} : {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  };
  let answer, told = {};
  try { answer = await fetch(path, how); told = await answer.json(); }
  catch { throw Object.assign(new Error("The command that serves this page does not answer."), { status: 0 }); }
  if (!answer.ok) throw Object.assign(new Error(told.message || "It did not work."), { status: answer.status });
  return told;
}

function say(text, ...actions) {
  $("message").hidden = !text;
  $("message").replaceChildren(text, ...actions);
}

const decisions = () => [...drafts.values()];
const same = (one, other) => one?.concept === other?.concept;
const changed = () => [...new Set([...drafts.keys(), ...saved.keys()])].filter((k) => !same(drafts.get(k), saved.get(k)));
const current = () => state.lines.find((line) => key(line) === chosen);

function keep(told, base) {
  state = told;
  if (base) {
    saved.clear();
    for (const d of told.decisions) saved.set(key(d), d);
  }
  const known = new Map(state.lines.map((line) => [key(line), line]));
  if (!order.length) {
    order = state.lines.map(key).sort((a, b) =>
      known.get(a).decided - known.get(b).decided || known.get(a).confidence - known.get(b).confidence);
    chosen = order[0] || "";
  }
  show();
}

function show() {
  const known = new Map(state.lines.map((line) => [key(line), line]));
  $("lines").replaceChildren(...order.filter((k) => known.has(k)).map((k) => lineButton(known.get(k))));
  const count = changed().length;
  $("progress").textContent = `${state.lines.filter((line) => line.decided).length} of ${state.lines.length} lines decided`;
  $("unsaved").hidden = !count;
  $("unsaved").textContent = `${count} unsaved`;
  $("sums").replaceChildren();
  // The fragments come from our own templates, which escape all that the release prints.
  $("sums").innerHTML = state.sums.map((sum) => sum.html).join("") || "<p class=soft>no sums</p>";
  for (const tie of state.ties) {
    $("sums").append(make("span", { className: `chip ${tie.outcome === "broken" ? "broken" : "arc"}` }, `${tie.name}, ${tie.period}: ${tie.outcome}`), " ");
  }
  $("picture").innerHTML = state.picture;
  const heard = state.validation.messages.map((m) => ({ severity: m.severity, message: `[${m.code}] ${m.text}`, hint: [m.hint, m.where].filter(Boolean).join(" ") }));
  const remarks = [...heard, ...state.remarks.filter((r) => !r.code.startsWith("arelle."))];
  $("remarks").replaceChildren(...remarks.map((r) => make("p", { className: "remark" },
    make("span", { className: `chip ${r.severity}` }, r.severity), " ", r.message, make("span", { className: "soft" }, r.hint ? ` ${r.hint}` : ""))));
  if (state.validation.ran) {
    $("verdict").textContent = state.validation.valid ? "valid" : "not valid";
    $("verdict").className = `chip ${state.validation.valid ? "valid" : "invalid"}`;
  } else { $("verdict").textContent = "validating …"; $("verdict").className = "chip info"; }
  detail();
}

function lineButton(line) {
  const button = make("button", { type: "button", className: "line" + (key(line) === chosen ? " chosen" : "") },
    make("span", { className: "what" }, make("b", {}, line.label || "(no label)"),
      make("span", { className: `chip ${line.level}` }, (line.decided ? "✓ " : "") + line.confidence)),
    make("span", { className: "concept soft" }, line.concept || line.without || "untagged"));
  button.dataset.line = key(line);
  button.addEventListener("click", () => choose(key(line)));
  return button;
}

function choose(k) {
  chosen = k;
  for (const button of document.querySelectorAll(".line")) button.classList.toggle("chosen", button.dataset.line === k);
  document.querySelector(".line.chosen")?.scrollIntoView({ block: "nearest" });
  detail();
}

function option(concept, text, why) {
  options.push(concept);
  const button = make("button", { type: "button", className: "option" },
    make("kbd", {}, String(options.length)), " ", make("code", {}, concept), ` ${text}`, make("div", { className: "soft small" }, why));
  button.addEventListener("click", () => decide(concept));
  return button;
}

async function detail() {
  const line = current();
  options = [];
  if (!line) return;
  const alternatives = make("div"), found = make("div"), words = make("input", { id: "words", type: "search", placeholder: "search the catalogue by words  ( / )" });
  words.addEventListener("input", () => search(words.value, found));
  words.addEventListener("keydown", (event) => {
    if (event.key === "Escape") words.blur();
    if (event.key === "Enter") found.querySelector("button")?.click();
  });
  const button = (text, letter, act) => {
    const made = make("button", { type: "button" }, `${text} `, make("kbd", {}, letter));
    made.addEventListener("click", act);
    return made;
  };
  $("detail").replaceChildren(
    make("h2", {}, line.label || "(no label)"), make("div", { className: "soft small" }, line.section),
    make("p", {}, make("code", {}, line.concept || line.without || "untagged"), make("span", { className: "soft small" }, ` ${line.about}`)),
    make("table", {}, ...line.figures.map((f) => make("tr", {}, make("td", { className: "num" }, f.printed), make("td", { className: "num" }, f.value), make("td", { className: "soft" }, f.period)))),
    make("p", { className: "small soft" }, `${line.rule}; sign ${line.signRule || "not needed"}; confidence ${line.confidence}`),
    make("div", { className: "choices" }, button("accept", "a", accept), button("own concept", "e", () => decide("*extension")),
      button("not GAAP", "g", () => decide("*non-gaap")), button("leave out", "x", () => decide("-")), button("undo", "u", undo)),
    alternatives, words, found);
  for (const table of document.querySelectorAll(".sum")) table.classList.toggle("of-line", line.sums.includes(table.dataset.sum));
  point(line);
  for (const a of line.alternatives) alternatives.append(option(a.concept, a.confidence, a.rule));
  const asked = new URLSearchParams({ label: line.label, kind: line.kind, section: line.section, unit: line.unit });
  try {
    const told = await ask(`explain?${asked}`);
    if (chosen !== key(line)) return;
    for (const one of told.found) {
      if (!options.some((o) => o.endsWith(one.concept)) && !line.concept.endsWith(`:${one.concept}`)) alternatives.append(option(one.concept, one.confidence, one.why));
      else if (line.concept.endsWith(`:${one.concept}`)) alternatives.before(make("p", { className: "small" }, one.why));
    }
  } catch (error) { say(error.message); }
}

async function search(words, found) {
  const mine = ++turn;
  await new Promise((done) => setTimeout(done, 200));
  if (mine !== turn || !words.trim()) return;
  try {
    const told = await ask(`search?${new URLSearchParams({ words })}`);
    if (mine !== turn) return;
    found.replaceChildren(...told.found.map((hit) => {
      const made = make("button", { type: "button", className: "option" }, make("code", {}, hit.concept), make("div", { className: "soft small" }, `${hit.label}; ${hit.statement} ${hit.filings} filings`));
      made.addEventListener("click", () => decide(hit.concept));
      return made;
    }));
  } catch (error) { say(error.message); }
}

function point(line) {
  const page = $("source").contentDocument;
  if (!page?.body) return;
  for (const old of page.querySelectorAll("[data-pointed]")) { old.removeAttribute("data-pointed"); old.style.cssText = ""; }
  const cells = line.figures.map((f) => page.getElementById(f.cell)).filter(Boolean);
  for (const cell of cells) { cell.setAttribute("data-pointed", ""); cell.style.cssText = "background:#ffe08a;outline:2px solid #b26a00"; }
  cells[0]?.scrollIntoView({ block: "center" });
}

async function attempt(undoing) {
  const mine = ++attempt.turn;
  try {
    const quick = await ask("try", { decisions: decisions(), validate: false });
    if (mine !== attempt.turn) return;
    say("");
    keep(quick, false);
    const checked = await ask("try", { decisions: decisions(), validate: true });
    if (mine === attempt.turn) { const focus = document.activeElement?.id; if (focus !== "words") keep(checked, false); else state.validation = checked.validation; }
  } catch (error) {
    say(error.message);
    if (undoing) { undoing(); }
  }
}
attempt.turn = 0;

function decide(concept) {
  const line = current(), k = key(line), before = drafts.get(k);
  drafts.set(k, { statement: line.statement, line: line.line, label: line.label, concept });
  document.activeElement?.blur();
  return attempt(() => { before ? drafts.set(k, before) : drafts.delete(k); show(); });
}

function accept() {
  const line = current();
  if (!line.decided) decide(line.concept ? (line.level === "extension" ? "*extension" : line.concept) : line.without || "-");
  step(1);
}

function undo() {
  saved.has(chosen) && !same(drafts.get(chosen), saved.get(chosen)) ? drafts.set(chosen, saved.get(chosen)) : drafts.delete(chosen);
  attempt();
}

function step(by) {
  const place = order.indexOf(chosen) + by;
  if (place >= 0 && place < order.length) choose(order[place]);
}

async function save() {
  $("save").disabled = true;
  attempt.turn++;
  try {
    const told = await ask("save", { version: save.version, decisions: decisions() });
    begin(told);
    say("");
  } catch (error) {
    if (error.status !== 409) say(error.message);
    else {
      const theirs = make("button", { type: "button", id: "theirs" }, "load theirs under mine");
      theirs.addEventListener("click", loadTheirs);
      say(`${error.message} `, theirs);
    }
  }
  $("save").disabled = false;
}

async function loadTheirs() {
  const mine = changed().map((k) => [k, drafts.get(k)]);
  begin(await ask("saved"));
  for (const [k, decision] of mine) decision ? drafts.set(k, decision) : drafts.delete(k);
  say("");
  attempt();
}

function begin(told) {
  save.version = told.version;
  drafts.clear();
  for (const d of told.decisions) drafts.set(key(d), d);
  keep(told, true);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "INPUT" || !state) return;
  const acts = {
    j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1), a: accept, Enter: event.target.tagName === "BUTTON" ? null : accept,
    e: () => decide("*extension"), g: () => decide("*non-gaap"), x: () => decide("-"), u: undo, s: save,
    n: () => $("following")?.click(), "/": () => $("words")?.focus(), "?": () => $("help").showModal(),
  };
  const act = /^[1-9]$/.test(event.key) ? options[event.key - 1] && (() => decide(options[event.key - 1])) : acts[event.key];
  if (act) { event.preventDefault(); act(); }
});
$("save").addEventListener("click", save);
$("help-button").addEventListener("click", () => $("help").showModal());
$("source").addEventListener("load", () => {
  if (state && current()) point(current());
  $("source").contentDocument?.addEventListener("click", (event) => {
    const cell = event.target.closest?.("[id^=cell-]")?.id;
    const line = cell && state?.lines.find((l) => l.figures.some((f) => f.cell === cell));
    if (line) choose(key(line));
  });
});
addEventListener("beforeunload", (event) => { if (changed().length) event.preventDefault(); });
ask("saved").then((told) => { begin(told); attempt(); }).catch((error) => say(error.message));
