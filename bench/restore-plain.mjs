// What other tools make of the same pages: pandoc's reading of the text as Markdown, and pdftotext's of a PDF with the same lines.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

const lettersOf = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Its letters, and for each of them the paragraph it is in: paragraphs are parted by blank lines, in `-raw` by each line's end. */
function read(text, parts) {
  let letters = '';
  const paragraph = [];
  text.split(parts).forEach((part, i) => {
    const own = lettersOf(part);
    letters += own;
    for (let j = 0; j < own.length; j++) paragraph.push(i);
  });
  return { letters, paragraph };
}

/** Whether a paragraph ends between two lines, as the tool reads them; undefined where it has them otherwise. */
const breakBetween = ({ letters, paragraph }, before, here) => {
  const [a, b] = [lettersOf(before).slice(-24), lettersOf(here).slice(0, 24)];
  const at = letters.indexOf(a + b);
  return at < 0 ? undefined : paragraph[at + a.length - 1] !== paragraph[at + a.length];
};

/** Page by page: a sign that Markdown means something by would swallow the next page. */
function pandoc(pages) {
  return pages.map(({ text }) => {
    const out = execFileSync('pandoc', ['-f', 'markdown', '-t', 'plain', '--wrap=none'], {
      input: text.replace(/^\uFEFF/, ''),
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    return read(out, /\n\s*\n/);
  });
}

async function pdftotext(pages) {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  const known = new Set(font.getCharacterSet());
  for (const { text } of pages) {
    const lines = text.replace(/^\uFEFF/, '').split('\n');
    const page = pdf.addPage([600, 40 + 14 * lines.length]);
    lines.forEach((line, i) => {
      const shown = Array.from(line, (sign) => (known.has(sign.codePointAt(0)) ? sign : ' ')).join('');
      if (shown.trim() !== '')
        page.drawText(shown, { x: 20, y: 20 + 14 * (lines.length - i), size: 10, font });
    });
  }
  const folder = mkdtempSync(join(tmpdir(), 'restore-'));
  writeFileSync(join(folder, 'a.pdf'), await pdf.save());
  execFileSync('pdftotext', ['-raw', join(folder, 'a.pdf'), join(folder, 'a.txt')]);
  return readFileSync(join(folder, 'a.txt'), 'utf8')
    .split('\f')
    .map((text) => read(text, /\n/));
}

/** Paragraph breaks by each tool that is installed: hits, false ones and missed ones over all pages of the books. */
export async function plainReadings(books) {
  const found = [];
  for (const [name, tool] of [
    ['pandoc', pandoc],
    ['pdftotext -raw, each line a paragraph', pdftotext],
  ]) {
    const sum = { tp: 0, fp: 0, fn: 0 };
    try {
      for (const { pages } of books) {
        const readings = await tool(pages);
        pages.forEach(({ known }, i) => {
          for (const { before, here, isBreak } of known.pairs) {
            const said = breakBetween(readings[i], before.line, here.line) ?? false;
            if (said && isBreak) sum.tp++;
            else if (said) sum.fp++;
            else if (isBreak) sum.fn++;
          }
        });
      }
      found.push({ name, ...sum });
    } catch (error) {
      console.log(`${name}: not measured (${String(error).split('\n')[0]})`);
    }
  }
  return found;
}
