'use strict';
// A catalogue as a reading app's parser has it: each line of standard input is a file's name and gets
// one line of JSON.
// usage: node opds.cjs NODE_MODULES
const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');

const { default: Parser, AcquisitionFeed } = require(path.join(process.argv[2], 'opds-feed-parser'));

async function read(file) {
  const feed = await new Parser().parse(fs.readFileSync(file, 'utf8'));
  return {
    acquisition: feed instanceof AcquisitionFeed,
    links: feed.links.map((link) => [link.rel, link.href]),
    entries: feed.entries.map((entry) => ({
      title: entry.title,
      authors: entry.authors.map((author) => author.name),
      language: entry.language || '',
      links: entry.links.map((link) => [link.constructor.name, link.type, link.href]),
    })),
  };
}

(async () => {
  for await (const file of readline.createInterface({ input: process.stdin })) {
    const reply = await read(file).catch((error) => ({ fault: String(error) }));
    process.stdout.write(`${JSON.stringify(reply)}\n`);
  }
})();
