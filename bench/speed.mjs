// How fast a book is made, and how much memory that takes: `node bench/speed.mjs [pamphlet|PAGES…] [--text FILE.md] [--runs N] [--peers FOLDER]`
// after `npm run build:lib`. Each book is made of the text's paragraphs, in chapters of some 16 pages; medians of whole processes,
// and the memory of one more run, which is not timed; beside Chromium's own print of the same text and whatever other tools there are, on PATH or in FOLDER.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measured } from './measured.mjs';

const root = resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    text: {
      type: 'string',
      default: join(root, '../shared/corpora/books/classics/Leo Tolstoy/War and Peace.md'),
    },
    native: { type: 'string' },
    peers: { type: 'string', default: '' },
    runs: { type: 'string', default: '3' },
  },
});

const LETTERS_A_PAGE = 1700;
const PAGES_A_CHAPTER = 16;

/** Other tools, and how each makes a PDF of the same text. */
const PEERS = {
  'pagedjs-cli': ['native.html', (bin, file, pdf) => [bin, file, '-o', pdf]],
  vivliostyle: ['native.html', (bin, file, pdf) => [bin, 'build', file, '-o', pdf]],
  weasyprint: ['native.html', (bin, file, pdf) => [bin, file, pdf]],
  xelatex: ['book.tex', (bin, file) => [bin, '-interaction=batchmode', file]],
  lualatex: ['book.tex', (bin, file) => [bin, '-interaction=batchmode', file]],
  typst: ['book.typ', (bin, file, pdf) => [bin, 'compile', file, pdf]],
};

if (values.native) await printNatively(values.native);
else if (!existsSync(values.text)) console.log(`No text at ${values.text}: name one with --text.`);
else {
  for (const size of positionals.length ? positionals : ['pamphlet', '100', '800', '2000']) await bench(size);
}

async function bench(size) {
  const folder = await mkdtemp(join(tmpdir(), 'speed-'));
  try {
    const book = size === 'pamphlet' ? join(root, 'manuscript') : join(folder, 'book');
    if (size !== 'pamphlet') await writeBook(Number(size), folder);
    const out = join(folder, 'out');
    const build = [process.execPath, join(root, 'dist/lib/cli/main.js'), 'build', book, '--out', out];
    const native = [process.execPath, import.meta.filename, '--native', join(folder, 'native.html')];
    const rows = [];
    for (let i = 0; i < Number(values.runs); i++) {
      await rm(out, { recursive: true, force: true });
      const row = { cold: await measured(build, folder, { stage: 'read back' }) };
      row.again = await measured(build, folder);
      if (size !== 'pamphlet') {
        await changeOneParagraph(book, i);
        row.changed = await measured(build, folder);
        row.native = await measured(native, folder);
      }
      rows.push(row);
    }
    const pages = await pagesMade(out);
    console.log(
      `${size}: ${pages} pages, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}, ${rows.length} runs`,
    );
    const middle = (name) =>
      rows.map((row) => row[name]).sort((a, b) => a.seconds - b.seconds)[rows.length >> 1];
    const base = middle('native');
    const cold = middle('cold');
    if (base) tell('until joined', { ...cold, seconds: cold.until, processor: undefined }, pages, base);
    for (const name of ['cold', 'again', 'changed', 'native'].filter((known) => rows[0][known])) {
      tell(name, middle(name), pages, base);
    }
    await rm(out, { recursive: true, force: true });
    const { memory, shared } = await measured(build, folder, { weighed: true });
    console.log(`  memory       ${memory} MB (${shared} MB, shared pages once)`);
    if (size !== 'pamphlet') await meetPeers(folder, pages, base);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function tell(name, { seconds, processor }, pages, base) {
  const parts = [
    `${seconds.toFixed(2)} s`,
    `${(pages / seconds).toFixed(0)} pages a second`,
    processor !== undefined && `processor ${processor.toFixed(2)} s`,
    base && `${(seconds / base.seconds).toFixed(2)} × native`,
    base && processor !== undefined && `${(processor / base.processor).toFixed(2)} × its processor time`,
  ];
  console.log(`  ${name.padEnd(12)} ${parts.filter(Boolean).join(', ')}`);
}

async function pagesMade(out) {
  const { readdir } = await import('node:fs/promises');
  const [slug] = (await readdir(out)).filter((name) => !name.startsWith('.'));
  return JSON.parse(await readFile(join(out, slug, 'report.json'), 'utf8')).pages;
}

async function meetPeers(folder, pages, base) {
  const places = [values.peers, ...(process.env.PATH ?? '').split(delimiter)].filter(Boolean);
  for (const [name, [file, command]] of Object.entries(PEERS)) {
    const bin = places.map((place) => join(place, name)).find((path) => existsSync(path));
    if (!bin) console.log(`  ${name.padEnd(12)} not installed`);
    else {
      const made = await measured(command(bin, join(folder, file), join(folder, `${name}.pdf`)), folder, {
        mayFail: true,
      });
      if (made.code === 0) tell(name, made, pages, base);
      else console.log(`  ${name.padEnd(12)} failed`);
    }
  }
}

/** The book as a manuscript, and as other tools want it. */
async function writeBook(pages, folder) {
  const text = await readFile(values.text, 'utf8');
  const paragraphs = text.split(/\n\s*\n/).filter((part) => part.trim() && !part.startsWith('#'));
  const chapters = [];
  for (let left = pages * LETTERS_A_PAGE, next = 0; left > 0;) {
    const chapter = [];
    for (let room = PAGES_A_CHAPTER * LETTERS_A_PAGE; room > 0 && left > 0;) {
      const paragraph = paragraphs[next++ % paragraphs.length].trim();
      chapter.push(paragraph);
      room -= paragraph.length;
      left -= paragraph.length;
    }
    chapters.push(chapter);
  }
  await mkdir(join(folder, 'book'));
  const write = (name, lines) => writeFile(join(folder, name), lines.join('\n\n'));
  await Promise.all(
    chapters.map((chapter, i) => write(`book/${fileOf(i)}`, [`# Chapter ${i + 1}`, ...chapter, ''])),
  );
  await write('book/book.yaml', ['title: The Bench\neditions: [screen]\n']);
  const escaped = (part) => part.replace(/[&<]/g, (sign) => `&#${sign.codePointAt(0)};`);
  await write('native.html', [
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>The Bench</title><style>@page{size:148mm 210mm;margin:22mm 20mm 26mm}
body{font:11pt/14pt serif;margin:0;text-align:justify}p{margin:0;text-indent:1.3em}h1{break-before:page}</style>`,
    ...chapters.map(
      (chapter, i) =>
        `<section><h1>Chapter ${i + 1}</h1>${chapter.map((part) => `<p>${escaped(part)}</p>`).join('')}</section>`,
    ),
    '</html>',
  ]);
  const plain = (part) => part.replace(/[\\#$%&_{}^~*`<>@[\]/=+-]/g, ' ');
  await write('book.tex', [
    '\\documentclass[11pt]{book}\\usepackage[a5paper,margin=21mm]{geometry}\\usepackage{fontspec}\\begin{document}',
    ...chapters.flatMap((chapter) => ['\\chapter{Chapter}', ...chapter.map(plain)]),
    '\\end{document}',
  ]);
  await write('book.typ', [
    '#set page("a5")\n#set par(justify: true)',
    ...chapters.flatMap((chapter) => ['#pagebreak(weak: true)\n= Chapter', ...chapter.map(plain)]),
  ]);
}

function fileOf(chapter) {
  return `${String(chapter + 1).padStart(4, '0')}.md`;
}

async function changeOneParagraph(book, run) {
  const file = join(book, fileOf(2));
  await writeFile(file, `${await readFile(file, 'utf8')}\nA paragraph more, for run ${run}.\n`);
}

async function printNatively(file) {
  const { launchBrowser } = await import('../dist/lib/edge/chromium/browser.js');
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.setContent(await readFile(file, 'utf8'));
  await writeFile(
    `${file}.pdf`,
    await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, timeout: 0 }),
  );
  await browser.close();
}
