import { judgeHyphen, type Knowledge, type Verdict } from '../hyphens/index.js';
import type { Line } from '../lines/index.js';
import { partsOfItem, rowsOf, withoutLeader, type Block } from '../paragraphs/index.js';
import { asTable } from './table.js';
import type { Leaf, Placed } from '../edges/index.js';
import type { Note } from '../notes/index.js';

/** A hyphen at a line's end, and what became of it. */
export interface Division extends Verdict {
  readonly line: Line;
  readonly next: Line;
}

/** Markdown, and the hyphens met on the way. */
export interface Composed {
  readonly markdown: string;
  readonly divisions: readonly Division[];
}

interface Setting extends Knowledge {
  readonly notes: readonly Note[];
}

/** Sets blocks as Markdown: one line a paragraph, folios as comments where the pages begin. */
export function compose(blocks: readonly Block[], leaves: readonly Leaf[], setting: Setting): Composed {
  const divisions: Division[] = [];
  const tight = dashesAreTight(blocks);
  const marksUpTo = marker(leaves);
  const parts: string[] = [];
  const noted = new Map(setting.notes.map((note) => [note.label, note]));
  const labels = new Set(noted.keys());
  let titled = false;
  for (const block of blocks) {
    const first = block.lines[0];
    if (!first) continue;
    const before = marksUpTo(first.leaf);
    const isLines = block.kind === 'verse' || block.kind === 'table';
    const text = isLines ? '' : textOf(block.lines, setting, tight, marksUpTo, divisions);
    parts.push(...before);
    if (block.kind === 'table') {
      const rows = rowsOf(block.lines.map(({ line }) => line)) ?? [];
      const placed = (lines: readonly Line[]): Placed[] => lines.map((line) => ({ line, leaf: first.leaf }));
      parts.push(
        asTable(rows, (lines) =>
          escaped(
            textOf(placed(lines), setting, tight, () => [], divisions),
            labels,
          ),
        ),
      );
    } else if (block.kind === 'verse') {
      parts.push(block.lines.map(({ line }) => atStart(escaped(called(line), labels))).join('\\\n'));
    } else if (block.kind === 'heading') {
      parts.push(`${titled ? '##' : '#'} ${escaped(text, labels)}`);
      titled = true;
    } else if (block.kind === 'item') parts.push(asItem(text, labels));
    else parts.push(`${block.kind === 'quotation' ? '> ' : ''}${atStart(escaped(text, labels))}`);
    for (const { label } of block.lines.flatMap(({ line }) => line.calls ?? [])) {
      const lines = noted.get(label)?.lines ?? [];
      parts.push(
        `[^${label}]: ${atStart(
          escaped(
            textOf(lines, setting, tight, () => [], divisions),
            labels,
          ),
        )}`,
      );
    }
  }
  // Pages without text at the end keep their mark.
  parts.push(...marksUpTo(leaves.length - 1));
  return { markdown: `${parts.join('\n\n')}\n`, divisions };
}

/** An item of a list: its number, or a dash for whatever sign it had; of a contents page, without its leader. */
function asItem(text: string, labels: ReadonlySet<string>): string {
  const [mark, rest] = partsOfItem(text);
  return `${mark} ${atStart(escaped(withoutLeader(rest), labels))}`;
}

/** Marks of the pages up to a leaf that were not set yet: a function to ask again and again. */
function marker(leaves: readonly Leaf[]): (upTo: number) => string[] {
  let next = 0;
  return (upTo) => {
    const due = leaves.slice(next, upTo + 1);
    next = Math.max(next, upTo + 1);
    return due.flatMap(({ folio }) => (folio ? [`<!-- page ${folio.text} -->`] : []));
  };
}

function textOf(
  lines: readonly Placed[],
  setting: Knowledge,
  tight: boolean,
  marksUpTo: (leaf: number) => string[],
  divisions: Division[],
): string {
  let text = '';
  lines.forEach(({ line, leaf }, i) => {
    const before = lines[i - 1];
    const marks = marksUpTo(leaf).join('');
    if (!before) {
      text = called(line);
      return;
    }
    const verdict = judgeHyphen(before.line.text, line.text, setting);
    if (verdict) divisions.push({ ...verdict, line: before.line, next: line });
    if (!verdict || verdict.fate === 'space') {
      const close =
        /\/$/.test(text) || (tight && (/\p{L}\u2014$/u.test(text) || /^\u2014\p{L}/u.test(line.text)));
      text += (close ? '' : ' ') + marks + called(line);
      return;
    }
    if (verdict.fate === 'join') text = text.slice(0, -1);
    // A mark inside a word would part it: it goes before the word.
    const start = text.length - (/\S+$/u.exec(text)?.[0].length ?? 0);
    text = text.slice(0, start) + marks + text.slice(start) + called(line);
  });
  return text;
}

/** Whether this text sets dashes close up to the words. */
function dashesAreTight(blocks: readonly Block[]): boolean {
  let tight = 0;
  let spaced = 0;
  for (const { lines } of blocks)
    for (const { line } of lines) {
      tight += line.text.match(/\p{L}\u2014\p{L}/gu)?.length ?? 0;
      spaced += line.text.match(/\s\u2014\s/gu)?.length ?? 0;
    }
  return tight > spaced;
}

/** A line with what calls its notes. */
function called({ text, calls = [] }: Line): string {
  return calls.reduceRight(
    (whole, { at, label }) => `${whole.slice(0, at)}[^${label}]${whole.slice(at)}`,
    text,
  );
}

/** What Markdown would read as its own is escaped; page marks and calls of notes are not. */
function escaped(text: string, labels: ReadonlySet<string>): string {
  return text
    .split(/(<!-- page \S+ -->|\[\^[^[\]\s]+\])/)
    .map((part, i) =>
      i % 2 === 1 && (part.startsWith('<') || labels.has(part.slice(2, -1)))
        ? part
        : part
            .replaceAll(/[\\`*[\]<]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
            .replaceAll(/&(?=#?\w+;)/g, '\\&'),
    )
    .join('');
}

/** The same for what means something at the beginning of a line only. */
function atStart(text: string): string {
  return text
    .replace(/^(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+$|-+$|~{3,}|\|)/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
