"use strict";
// The page: texts and files go to the program, the map or what is wrong comes back.

const at = (id) => document.getElementById(id);
const files = {}; // name: Uint8Array
let shown = ""; // the URL of the map that is shown

const say = (text) => { at("state").textContent = text; };

// start runs the program.
async function start() {
  const { ended } = await runProgram("kartograph.wasm");
  ended.then(() => say("The program has ended: load the page again."));
}

// drawMap draws what the page says, after the browser has painted "Drawing".
async function drawMap() {
  at("draw").disabled = true;
  say("Drawing …");
  await new Promise((done) => setTimeout(done, 20));
  try {
    show(await kartograph.draw(at("config").value, at("style").value, files));
  } catch (e) {
    show({ error: String(e), warnings: [] });
  }
  at("draw").disabled = false;
}

function show(result) {
  const lines = result.error ? result.error.split("\n") : [];
  at("problems").replaceChildren(...lines.map((l) => problem(l, "error")), ...result.warnings.map((w) => problem(w, "warning")));
  document.body.dataset.state = result.error ? "wrong" : "drawn";
  if (result.error) {
    say("The map cannot be drawn; the last one that could is below.");
    return;
  }
  const svg = new Blob([result.svg], { type: "image/svg+xml" });
  if (shown) URL.revokeObjectURL(shown);
  shown = URL.createObjectURL(svg);
  at("map").src = shown;
  at("map").alt = titleOf(result.svg);
  at("map").hidden = false;
  at("download").href = shown;
  at("download").hidden = false;
  document.body.dataset.crc = result.crc;
  say(`Drawn: ${svg.size.toLocaleString("en")} bytes of SVG`);
}

function titleOf(svg) {
  const title = new DOMParser().parseFromString(svg, "image/svg+xml").querySelector("title");
  return title ? title.textContent : "The map";
}

// problem is an item of the list; one with a place leads there.
function problem(text, kind) {
  const item = document.createElement("li");
  item.className = kind;
  const place = /^(map\.json|style\.css):(\d+)(?::(\d+))?/.exec(text);
  if (!place) {
    item.textContent = text;
    return item;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", () => lead(at(place[1] === "map.json" ? "config" : "style"), Number(place[2]), Number(place[3] || 1)));
  item.append(button);
  return item;
}

// lead puts the cursor at a place. Columns count characters, textareas UTF-16.
function lead(area, line, column) {
  const lines = area.value.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, l) => sum + l.length + 1, 0);
  const within = Array.from(lines[line - 1] || "").slice(0, column - 1).join("").length;
  area.focus();
  area.setSelectionRange(before + within, before + (lines[line - 1] || "").length);
}

function listFiles() {
  at("files").replaceChildren(...Object.keys(files).sort().map((name) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Remove";
    button.setAttribute("aria-label", `Remove ${name}`);
    button.addEventListener("click", () => { delete files[name]; listFiles(); });
    item.append(`${name}, ${files[name].length.toLocaleString("en")} bytes `, button);
    return item;
  }));
}

async function take(list) {
  for (const file of list) files[file.name] = new Uint8Array(await file.arrayBuffer());
  listFiles();
  await drawMap();
}

function choose(example) {
  at("examples").value = example.id;
  at("config").value = example.config;
  at("style").value = example.style;
  for (const name of Object.keys(files)) delete files[name];
  for (const [name, text] of Object.entries(example.files || {})) files[name] = new TextEncoder().encode(text);
  listFiles();
}

function listen() {
  at("draw").addEventListener("click", drawMap);
  at("examples").addEventListener("change", (e) => { choose(examples.find((x) => x.id === e.target.value)); drawMap(); });
  at("pick").addEventListener("change", (e) => take(e.target.files));
  document.addEventListener("keydown", (e) => {
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey) && !at("draw").disabled) drawMap();
  });
  document.addEventListener("dragover", (e) => { e.preventDefault(); at("drop").classList.add("over"); });
  document.addEventListener("dragleave", () => at("drop").classList.remove("over"));
  document.addEventListener("drop", (e) => { e.preventDefault(); at("drop").classList.remove("over"); take(e.dataTransfer.files); });
}

async function main() {
  at("examples").append(...examples.map((x) => new Option(x.name, x.id)));
  // index.html#globe begins with the globe.
  choose(examples.find((x) => "#" + x.id === location.hash) || examples[0]);
  try {
    await start();
  } catch (e) {
    document.body.dataset.state = "wrong";
    say(e.message || e);
    return;
  }
  listen();
  await drawMap();
}

main();
