'use strict';
// Keeps one Chromium with axe-core awake: each line "file:URI" of standard input gets one line of JSON,
// {"violations": [...], "incomplete": [...], "overflows": bool} or {"fault": "..."}.
// usage: node axe.cjs NODE_MODULES CHROMIUM
const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');

const [modules, chromium] = process.argv.slice(2);
const puppeteer = require(path.join(modules, 'puppeteer-core'));
const axeSource = fs.readFileSync(path.join(modules, 'axe-core', 'axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const DESKTOP = { width: 1280, height: 900 };
const REFLOW = { width: 320, height: 640 }; // WCAG 2.2, 1.4.10: 320 CSS pixels

function summary(rule, scheme) {
  return {
    id: rule.id,
    scheme,
    impact: rule.impact || 'minor',
    help: rule.help,
    tags: rule.tags,
    nodes: rule.nodes.map((node) => ({ target: node.target.flat().join(' '), summary: node.failureSummary || '' })),
  };
}

async function examine(page, scheme) {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  const result = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations', 'incomplete'] }),
    TAGS,
  );
  return {
    violations: result.violations.map((rule) => summary(rule, scheme)),
    incomplete: result.incomplete.map((rule) => summary(rule, scheme)),
  };
}

async function answer(browser, uri) {
  const page = await browser.newPage();
  try {
    await page.setViewport(DESKTOP);
    const response = await page.goto(uri, { waitUntil: 'load' });
    if (!response || !response.ok()) throw new Error(`Chromium could not open ${uri}`);
    await page.evaluate(axeSource);
    const light = await examine(page, 'light');
    const dark = await examine(page, 'dark');
    await page.setViewport(REFLOW);
    const overflows = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    return {
      violations: light.violations.concat(dark.violations),
      incomplete: light.incomplete.concat(dark.incomplete),
      overflows,
    };
  } finally {
    await page.close();
  }
}

async function main() {
  const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ['--no-sandbox', '--disable-gpu'] });
  for await (const uri of readline.createInterface({ input: process.stdin })) {
    let result;
    try {
      result = await answer(browser, uri);
    } catch (fault) {
      result = { fault: String(fault.message || fault) };
    }
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
  await browser.close();
}

main().catch((fault) => {
  process.stderr.write(`${fault.stack || fault}\n`);
  process.exit(1);
});
