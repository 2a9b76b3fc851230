"use strict";
// Programs and data are scripts beside the page, each loaded when it is first asked
// for: a page from disk may fetch nothing, but run scripts.

globalThis.kartographFiles = {}; // name: base64, as a script leaves it
const besides = {}; // name: Promise of its Uint8Array

// kartographBeside promises the bytes of a file. The program calls it for built-in
// maps and the table of coordinate systems.
globalThis.kartographBeside = (name) => {
  besides[name] = besides[name] || loadBeside(name);
  return besides[name];
};

async function loadBeside(name) {
  try {
    await new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = `${name}.js`;
      script.onload = done;
      script.onerror = () => failed(`${name}.js is not beside the page: run .ci/playground FOLDER in Kartograph's source and open FOLDER/index.html`);
      document.head.append(script);
    });
  } catch (e) {
    delete besides[name]; // to be tried again
    throw e;
  }
  const bytes = Uint8Array.from(atob(kartographFiles[name]), (c) => c.charCodeAt(0));
  delete kartographFiles[name];
  document.body.dataset.loaded = `${document.body.dataset.loaded || ""} ${name}`.trim();
  return bytes;
}

// runProgram promises the end of a program that has begun: {ended: Promise}.
async function runProgram(name) {
  const packed = await kartographBeside(`${name}.gz`);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const go = new Go();
  const { instance } = await WebAssembly.instantiate(await new Response(stream).arrayBuffer(), go.importObject);
  delete besides[`${name}.gz`]; // the memory
  return { ended: go.run(instance) };
}
