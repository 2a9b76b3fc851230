// Asks YAML's and JSON's language servers about configs: what they complete where, what they
// show of a key, and which mistakes they tell. "|" is where the cursor stands.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2], require = createRequire(import.meta.url);
const written = readFileSync(path.join(folder, 'map.yaml'), 'utf8');
let failed = 0, done = 0;
const check = (name, ok, got) => {
  done++;
  if (!ok) { failed++; console.log(`${name}: got ${got}`); }
};

/** at puts what is typed behind a part of a text, and is where the cursor is then. */
function at(text, behind, typed) {
  const i = text.indexOf(behind);
  if (i < 0) throw new Error(`the config has no ${behind}`);
  const put = text.slice(0, i + behind.length) + typed + text.slice(i + behind.length);
  const offset = put.indexOf('|', i + behind.length), whole = put.slice(0, offset) + put.slice(offset + 1);
  const before = whole.slice(0, offset).split('\n');
  return { text: whole, position: { line: before.length - 1, character: before.at(-1).length } };
}

// What is typed behind a part of the config, and keys that are offered then.
const yaml = [
  ['a key of the config', 'background: "#ffffff"\n', '|', ['legend', 'scalebar', 'variants']],
  ['a key of a layer', '    src: builtin:countries\n', '    |\n', ['filter', 'classify', 'data', 'simplify']],
  ['a part of a key of a layer', '    src: builtin:countries\n', '    class|\n', ['classify']],
  ['a key of labeling', 'min-area: 120', ', m|', ['max-labels']],
  ['a key of labeling in lines', '    src: builtin:countries\n', '    labeling:\n      |\n', ['key', 'priority', 'min-area']],
  ['a key of export', 'export: {width: 900', ', h|', ['height']],
  ['a key of export in lines', 'margin: 12\n', 'export:\n  |\n', ['width', 'height']],
  ['a key of the legend', 'margin: 12\n', 'legend:\n  |\n', ['at', 'layers']],
];
const json = `{
  "$schema": "map.schema.json",
  "layers": {
    "countries": {"src": "builtin:countries", "labeling": {"key": "NAME"}}
  },
  "export": {"width": 900}
}
`;
const ofJSON = [
  ['a key of the config', '"width": 900}', ',\n  |', ['legend', 'scalebar', 'variants']],
  ['a key of a layer', '"src": "builtin:countries", ', '"|": 1, ', ['filter', 'classify', 'data', 'simplify']],
  ['a key of labeling', '"key": "NAME"', ', "|"', ['max-labels', 'overrides']],
  ['a key of export', '"width": 900', ', "|"', ['height', 'round']],
];
const hovered = { labeling: 'labeling', filter: 'filter', width: 'width' };

/** offered checks what is offered: each key wanted, with a description. */
function offered(name, items, want) {
  for (const key of want) {
    const item = items.find((i) => i.label == key);
    const said = item && (item.documentation?.value || item.documentation || '');
    check(`${name}, ${key}`, said && said.length > 10, item ? `no description of ${key}` : items.slice(0, 30).map((i) => i.label).join(' ') || 'nothing');
  }
}

const textOf = (hover) => [hover?.contents ?? []].flat().map((c) => c.value ?? c).join('\n');

async function askYAML() {
  const server = spawn(process.execPath, [require.resolve('yaml-language-server/bin/yaml-language-server'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map(), told = new Map();
  let buffer = Buffer.alloc(0), next = 1;
  const send = (m) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...m }));
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    server.stdin.write(body);
  };
  const ask = (method, params) => new Promise((resolve, reject) => {
    waiting.set(next, { resolve, reject });
    send({ id: next++, method, params });
  });
  const hear = (m) => {
    if (m.method == 'textDocument/publishDiagnostics') told.get(m.params.uri)?.(m.params.diagnostics);
    else if (m.method && m.id !== undefined) send({ id: m.id, result: m.method == 'workspace/configuration' ? m.params.items.map(() => null) : null });
    else if (waiting.has(m.id)) {
      const { resolve, reject } = waiting.get(m.id);
      waiting.delete(m.id);
      m.error ? reject(new Error(m.error.message)) : resolve(m.result);
    }
  };
  server.stdout.on('data', (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = +/Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString())[1];
      if (buffer.length < head + 4 + length) return;
      const body = buffer.subarray(head + 4, head + 4 + length).toString();
      buffer = buffer.subarray(head + 4 + length);
      hear(JSON.parse(body));
    }
  });
  await ask('initialize', { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'] } }, hover: { contentFormat: ['markdown'] } } }, workspaceFolders: null });
  send({ method: 'initialized', params: {} });
  let n = 0;
  const open = (text) => {
    const uri = pathToFileURL(path.join(folder, `map${n++}.yaml`)).href;
    const mistakes = new Promise((resolve) => told.set(uri, resolve));
    send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
    return { uri, mistakes };
  };
  for (const [name, behind, typed, want] of yaml) {
    const { text, position } = at(written, behind, typed), { uri } = open(text);
    const list = await ask('textDocument/completion', { textDocument: { uri }, position });
    offered('YAML, ' + name, list.items ?? list, want);
  }
  const { uri, mistakes } = open(written);
  check('YAML, the config as it is has no mistakes', !(await mistakes).length, JSON.stringify(await mistakes));
  for (const [key, want] of Object.entries(hovered)) {
    const before = written.slice(0, written.search(new RegExp(`(^|[ {])${key}:`, 'm')) + 2).split('\n');
    const said = textOf(await ask('textDocument/hover', { textDocument: { uri }, position: { line: before.length - 1, character: before.at(-1).length + 1 } }));
    check(`YAML, ${want} pointed at`, said.length > 20, said || 'nothing');
  }
  const wrong = open(written.replace('labeling:', 'labelling:'));
  check('YAML, a wrong key is a mistake', (await wrong.mistakes).some((d) => d.message.includes('labelling')), JSON.stringify(await wrong.mistakes));
  server.kill();
}

async function askJSON() {
  const { getLanguageService, TextDocument } = require('vscode-json-languageservice');
  const service = getLanguageService({
    schemaRequestService: async (uri) => readFileSync(new URL(uri), 'utf8'),
    workspaceContext: { resolveRelativePath: (relative, resource) => new URL(relative, resource).href },
  });
  service.configure({ validate: true, allowComments: false });
  const open = (text) => {
    const document = TextDocument.create(pathToFileURL(path.join(folder, 'map.json')).href, 'json', 1, text);
    return [document, service.parseJSONDocument(document)];
  };
  for (const [name, behind, typed, want] of ofJSON) {
    const { text, position } = at(json, behind, typed), [document, parsed] = open(text);
    const list = await service.doComplete(document, position, parsed);
    offered('JSON, ' + name, list.items, want);
  }
  const [document, parsed] = open(json);
  const mistakes = await service.doValidation(document, parsed);
  check('JSON, a right config has no mistakes', !mistakes.length, JSON.stringify(mistakes));
  for (const key of ['labeling', 'width', 'src']) {
    const said = textOf(await service.doHover(document, document.positionAt(json.indexOf(`"${key}"`) + 2), parsed));
    check(`JSON, ${key} pointed at`, said.length > 20, said || 'nothing');
  }
  const [bad, tree] = open(json.replace('labeling', 'labelling'));
  const found = await service.doValidation(bad, tree);
  check('JSON, a wrong key is a mistake', found.some((d) => d.message.includes('labelling')), JSON.stringify(found));
}

await askYAML();
await askJSON();
console.log(`${done - failed} of ${done} answers of the language servers are right`);
process.exit(failed ? 1 : 0);
