'use strict';
// Keeps DAISY Ace and its Chromium awake: each line "file:URI" of standard input gets one line of JSON,
// {"outcome": "pass"|"fail", "assertions": [...]} or {"fault": "..."}.
// usage: PUPPETEER_EXECUTABLE_PATH=CHROMIUM node ace.cjs NODE_MODULES
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const readline = require('node:readline');
const { fileURLToPath } = require('node:url');

const [modules] = process.argv.slice(2);
const answers = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr); // Ace prints to standard output, which is for the answers

const ace = require(path.join(modules, '@daisy', 'ace-core'));
const puppeteerRunner = require(path.join(modules, '@daisy', 'ace-axe-runner-puppeteer'));

// Ace starts and closes a browser for each book; this runner starts one for all of them.
let browser;
const runner = {
  ...puppeteerRunner,
  launch: () => {
    browser = browser || puppeteerRunner.launch();
    return browser;
  },
  close: async () => {},
};

function failures(report) {
  const found = [];
  for (const document of report.assertions || []) {
    for (const assertion of document.assertions || []) {
      if (assertion['earl:result']['earl:outcome'] !== 'fail') continue;
      const test = assertion['earl:test'];
      const pointer = (assertion['earl:result']['earl:pointer'] || {}).css || [];
      found.push({
        id: test['dct:title'],
        impact: test['earl:impact'] || 'minor',
        help: test['dct:description'] || '',
        tags: test.rulesetTags || [],
        document: (document['earl:testSubject'] || {}).url || '',
        target: [].concat(pointer).join(' '),
        summary: assertion['earl:result']['dct:description'] || '',
      });
    }
  }
  return found;
}

async function answer(uri) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ace-'));
  try {
    const options = { cwd: folder, outdir: path.join(folder, 'report'), tmpdir: path.join(folder, 'work'), initLogger: false, silent: true };
    const [, report] = await ace(fileURLToPath(uri), options, runner);
    return { outcome: report['earl:result']['earl:outcome'], assertions: failures(report) };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function main() {
  for await (const uri of readline.createInterface({ input: process.stdin })) {
    let result;
    try {
      result = await answer(uri);
    } catch (fault) {
      result = { fault: String((fault && fault.message) || fault || 'Ace stopped without a reason') };
    }
    answers(`${JSON.stringify(result)}\n`);
  }
  if (browser) {
    await browser;
    await puppeteerRunner.close();
  }
  process.exit(0);
}

main();
