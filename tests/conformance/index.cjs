'use strict';
// How an index page opens in Chromium: each line "file:URI WORDS" of standard input gets one line of
// JSON: when its first row is seen and can be searched for, in milliseconds since the navigation began,
// and what a search for the words leaves, with and without script.
// usage: node index.cjs NODE_MODULES CHROMIUM
const path = require('node:path');
const readline = require('node:readline');

const [modules, chromium] = process.argv.slice(2);
const puppeteer = require(path.join(modules, 'puppeteer-core'));

// Runs in the page before its own script; a frame after which both are there has been painted.
function watch() {
  const look = () => {
    const row = document.querySelector('#articles > li');
    const form = document.querySelector('form');
    const ready = row && row.getBoundingClientRect().height > 0 && form && !form.hidden && document.readyState !== 'loading';
    if (ready) requestAnimationFrame(() => { window.readyAt = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const shown = () => [...document.querySelectorAll('#articles > li')].filter((row) => row.offsetHeight > 0).map((row) => row.textContent.trim());

async function opened(browser, address) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 800 });
  await page.evaluateOnNewDocument(watch);
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  await page.waitForFunction(() => window.readyAt, { timeout: 60000, polling: 20 });
  return [page, await page.evaluate(() => window.readyAt)];
}

async function search(page, words) {
  await page.focus('#words');
  const before = await page.evaluate(() => document.getElementById('found').textContent);
  const started = Date.now();
  await page.keyboard.type(words);
  await page.waitForFunction((text) => document.getElementById('found').textContent !== text, { timeout: 60000, polling: 10 }, before);
  return { found: await page.evaluate(() => document.getElementById('found').textContent), milliseconds: Date.now() - started, rows: await page.evaluate(shown) };
}

async function withoutScript(browser, address) {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(address, { waitUntil: 'load' });
  const result = await page.evaluate(() => ({
    form: !document.querySelector('form').hidden,
    rows: document.querySelectorAll('#articles > li').length,
    links: document.querySelectorAll('#articles a[href]').length,
  }));
  await page.close();
  return result;
}

async function answer(browser, line) {
  const [address, ...words] = line.split(' ');
  const [page, readyAt] = await opened(browser, address);
  const messages = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  const result = await search(page, words.join(' '));
  await page.close();
  return { readyAt, ...result, messages, withoutScript: await withoutScript(browser, address) };
}

(async () => {
  const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let reply;
    try {
      reply = await answer(browser, line);
    } catch (error) {
      reply = { fault: String(error) };
    }
    process.stdout.write(`${JSON.stringify(reply)}\n`);
  }
  await browser.close();
})();
