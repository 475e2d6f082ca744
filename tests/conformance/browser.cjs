'use strict';
// What a reader meets in Chromium: each line "file:URI" of standard input gets one line of JSON with the
// page's accessibility tree, the way of the tab key, and its fit and contrast under other settings.
// usage: node browser.cjs NODE_MODULES CHROMIUM
const path = require('node:path');
const readline = require('node:readline');

const [modules, chromium] = process.argv.slice(2);
const puppeteer = require(path.join(modules, 'puppeteer-core'));

const SCHEMES = {
  light: [{ name: 'prefers-color-scheme', value: 'light' }],
  dark: [{ name: 'prefers-color-scheme', value: 'dark' }],
  forced: [{ name: 'forced-colors', value: 'active' }],
};
// WCAG 2.2, 1.4.12
const TEXT_SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }'
  + ' p { margin-bottom: 2em !important }';

async function accessibilityTree(session) {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const role = (node) => (node.ignored ? '' : node.role.value);
  const children = (node) => (node.childIds || []).map((id) => byId.get(id)).filter(Boolean);
  const property = (node, name) => ((node.properties || []).find((p) => p.name === name) || { value: {} }).value.value;
  const text = (node) => (role(node) === 'StaticText' ? node.name.value : children(node).map(text).join(' '));
  // The nearest nodes below with one of the roles, not those inside them.
  const nearest = (node, roles, stop = []) => children(node).flatMap((child) => {
    if (roles.includes(role(child))) return [child];
    return stop.includes(role(child)) ? [] : nearest(child, roles, stop);
  });
  const found = { headings: [], lists: [], tables: [], landmarks: [], images: [] };
  const visit = (node) => {
    const kind = role(node);
    if (kind === 'navigation') found.landmarks.push(kind);
    if (kind === 'navigation') return;
    if (kind === 'heading') found.headings.push([property(node, 'level'), text(node)]);
    if (kind === 'list') found.lists.push(nearest(node, ['listitem'], ['list']).length);
    if (kind === 'image' || kind === 'img') found.images.push((node.name || {}).value || '');
    if (['main', 'banner', 'contentinfo'].includes(kind)) found.landmarks.push(kind);
    if (kind === 'table') {
      const cells = ['cell', 'gridcell', 'columnheader', 'rowheader'];
      found.tables.push(nearest(node, ['row']).map((row) => nearest(row, cells).map((cell) => [text(cell), role(cell) === 'columnheader' || role(cell) === 'rowheader'])));
    }
    children(node).forEach(visit);
  };
  visit(nodes[0]);
  return found;
}

// The elements that the tab key reaches, in its order; and where the first one leads.
async function keyboard(page) {
  const stops = [];
  for (let press = 0; press < 200; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const node = document.activeElement;
      if (!node || node === document.body) return null;
      const every = [...document.querySelectorAll('*')];
      const box = node.getBoundingClientRect();
      const style = getComputedStyle(node);
      return { name: node.localName, text: node.textContent.trim().slice(0, 60), position: every.indexOf(node), seen: box.width > 0 && box.bottom > 0, outlined: style.outlineStyle !== 'none' };
    });
    if (!stop || (stops.length && stop.position === stops[0].position)) break;
    stops.push(stop);
  }
  await page.reload({ waitUntil: 'load' });
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => (document.activeElement.getAttribute('href') || '').startsWith('#'));
  if (!inside) return { stops, landed: false };
  await page.keyboard.press('Enter');
  const landed = await page.evaluate(() => {
    const target = document.querySelector(location.hash || '#nothing');
    return Boolean(target && target.querySelector('h1'));
  });
  return { stops, landed };
}

async function overflows(page, width, scale, css) {
  await page.setViewport({ width, height: 700, deviceScaleFactor: scale });
  const style = css ? await page.addStyleTag({ content: css }) : null;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (style) await style.evaluate((node) => node.remove());
  return wide;
}

// The lowest contrast of any text with the ground behind it.
function lowestContrast() {
  const numbers = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
  };
  let lowest = { ratio: 21, text: '' };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!node.data.trim() || !holder.getClientRects().length) continue;
    const [a, b] = [luminance(numbers(getComputedStyle(holder).color)), luminance(ground(holder))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < lowest.ratio) lowest = { ratio, text: node.data.trim().slice(0, 60) };
  }
  return lowest;
}

async function answer(browser, uri) {
  const page = await browser.newPage();
  try {
    await page.setBypassCSP(true); // for our own style of 1.4.12
    const session = await page.createCDPSession();
    await page.goto(uri, { waitUntil: 'load' });
    const result = { tree: await accessibilityTree(session), keyboard: await keyboard(page), contrast: {} };
    for (const [name, features] of Object.entries(SCHEMES)) {
      await session.send('Emulation.setEmulatedMedia', { features });
      result.contrast[name] = await page.evaluate(lowestContrast);
      result.contrast[name].holds = await page.evaluate(
        (query) => matchMedia(query).matches, `(${features[0].name}: ${features[0].value})`);
    }
    await session.send('Emulation.setEmulatedMedia', { features: [] });
    result.overflow = {
      narrow: await overflows(page, 320, 1),
      zoomed: await overflows(page, 320, 4), // 1280 pixels at 400 %
      spaced: await overflows(page, 320, 1, TEXT_SPACING),
      desktop: await overflows(page, 1280, 1),
    };
    return result;
  } finally {
    await page.close();
  }
}

async function main() {
  const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ['--no-sandbox', '--disable-gpu', '--force-renderer-accessibility'] });
  for await (const uri of readline.createInterface({ input: process.stdin })) {
    let result;
    try {
      result = await answer(browser, uri);
    } catch (fault) {
      result = { fault: String(fault.stack || fault) };
    }
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
  await browser.close();
}

main().catch((fault) => {
  process.stderr.write(`${fault.stack || fault}\n`);
  process.exit(1);
});
