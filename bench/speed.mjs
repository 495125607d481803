// How fast a book is made: `node bench/speed.mjs PAGES… [--text FILE.md]` after `npm run build:lib`. Each book is made of the text's
// paragraphs, in chapters of some 16 pages; medians of three whole processes, against Chromium's own print of the same text.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';

const root = resolve(import.meta.dirname, '..');
const run = promisify(execFile);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    text: {
      type: 'string',
      default: join(root, '../shared/corpora/books/classics/Leo Tolstoy/War and Peace.md'),
    },
    native: { type: 'string' },
    runs: { type: 'string', default: '3' },
  },
});

const LETTERS_A_PAGE = 1700;
const PAGES_A_CHAPTER = 16;

if (values.native) await printNatively(values.native);
else if (!existsSync(values.text)) console.log(`No text at ${values.text}: name one with --text.`);
else for (const pages of positionals.length ? positionals.map(Number) : [100, 800]) await bench(pages);

async function bench(pages) {
  const folder = await mkdtemp(join(tmpdir(), 'speed-'));
  try {
    const chapters = await bookOf(pages, folder);
    const html = join(folder, 'native.html');
    await writeFile(html, nativeHtml(chapters));
    const out = join(folder, 'out');
    const build = ['dist/lib/cli/main.js', 'build', join(folder, 'book'), '--out', out];
    const rows = [];
    for (let i = 0; i < Number(values.runs); i++) {
      await rm(out, { recursive: true, force: true });
      rows.push({
        native: await timed(['bench/speed.mjs', '--native', html]),
        cold: await timed(build),
        again: await timed(build),
      });
    }
    const median = (name) => rows.map((row) => row[name]).sort((a, b) => a - b)[rows.length >> 1];
    const made = JSON.parse(await readFile(join(out, 'the-bench', 'report.json'), 'utf8')).pages;
    const [native, cold, again] = ['native', 'cold', 'again'].map(median);
    console.log(
      `${made} pages: cold ${cold.toFixed(1)} s (${(made / cold).toFixed(0)} pages a second), nothing changed ${again.toFixed(1)} s, ` +
        `native print ${native.toFixed(1)} s, ratio ${(cold / native).toFixed(2)}; ${cpus().length} cores`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function timed(args) {
  const start = performance.now();
  await run(process.execPath, args, { cwd: root });
  return (performance.now() - start) / 1000;
}

async function bookOf(pages, folder) {
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
  await Promise.all(
    chapters.map((chapter, i) =>
      writeFile(
        join(folder, 'book', `${String(i + 1).padStart(4, '0')}.md`),
        `# Chapter ${i + 1}\n\n${chapter.join('\n\n')}\n`,
      ),
    ),
  );
  await writeFile(join(folder, 'book', 'book.yaml'), 'title: The Bench\neditions: [screen]\n');
  return chapters;
}

function nativeHtml(chapters) {
  const escaped = (text) => text.replace(/[&<]/g, (sign) => `&#${sign.codePointAt(0)};`);
  const body = chapters.map(
    (chapter, i) =>
      `<section><h1>Chapter ${i + 1}</h1>${chapter.map((text) => `<p>${escaped(text)}</p>`).join('')}</section>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>The Bench</title><style>@page{size:148mm 210mm;margin:22mm 20mm 26mm}
body{font:11pt/14pt serif;margin:0;text-align:justify}p{margin:0;text-indent:1.3em}h1{break-before:page}</style>${body.join('')}</html>`;
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
