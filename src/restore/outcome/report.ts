import type { Place, Problem } from '../../problem.js';
import type { Division } from './compose.js';
import { headOf, type Leaf } from '../edges/index.js';
import type { Line, Replaced } from '../lines/index.js';
import { SURE, type Found } from '../order/index.js';
import type { Note, Noted } from '../notes/index.js';
import type { Block } from '../paragraphs/index.js';

/** A page of the input: where it lies there, counting from 1. */
export interface PageFound {
  /** Its place in the input, counting from 1. */
  readonly input: number;
  readonly file: string;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly folio?: string;
  /** Whether the folio stands on the page, or was worked out from the pages around it. */
  readonly folioRead?: boolean;
}

/** Everything that was done to a text, with its evidence; plain data. */
export interface Report {
  readonly language?: string;
  readonly order: {
    /** `reading order`, or the imposition that the pages came in. */
    readonly found: string;
    readonly pagesBy: string;
    /** 0 to 1. */
    readonly confidence: number;
    readonly changed: boolean;
    readonly pages: readonly PageFound[];
    /** Pages of the folded booklet that have no text. */
    readonly without: readonly number[];
    readonly next?: string;
  };
  readonly removed: readonly {
    readonly kind: 'running head' | 'folio' | 'signature';
    readonly text: string;
    readonly head: string;
    readonly place: Place;
    readonly why: string;
  }[];
  readonly hyphens: readonly {
    readonly left: string;
    readonly right: string;
    readonly fate: 'join' | 'keep' | 'space';
    readonly why: string;
    readonly place: Place;
  }[];
  readonly letters: readonly Replaced[];
  /** Paragraphs and headings in reading order, each with the place of its first line and its last. */
  readonly blocks: readonly {
    readonly kind: Block['kind'] | 'note';
    readonly first: Place;
    readonly last: Place;
  }[];
  /** Notes tied to their marks: `label` is the name in the Markdown, `mark` the sign that both had. */
  readonly notes: readonly {
    readonly label: string;
    readonly mark: string;
    readonly place: Place;
    readonly calledAt: Place;
    readonly why: string;
  }[];
  readonly headings: readonly string[];
  readonly problems: readonly Problem[];
}

/** The place of a line, or of its last `length` characters. */
export function placeOf(line: Line, length = line.text.length): Place {
  const skip = line.text.length - length;
  // Marks of notes are no longer in the text of the line, but they are in the source.
  const at = (extra: number) => {
    const calls = line.calls?.filter((call) => call.at < extra) ?? [];
    const there = calls.reduce((sum, call) => sum + call.length, extra);
    return { line: line.number, column: line.column + there, offset: line.start + there };
  };
  return { file: line.file, start: at(skip), end: at(line.text.length) };
}

/** Pages in reading order, as the report lists them. */
export function pagesFound(leaves: readonly Leaf[], order: readonly number[]): PageFound[] {
  return leaves.map(({ body, edges, folio }, i) => {
    const lines = [...body, ...edges.map((edge) => edge.line)];
    const numbers = lines.flatMap((line) => [line.initialOn ?? line.number, line.number]);
    return {
      input: (order[i] ?? i) + 1,
      file: lines[0]?.file ?? '',
      firstLine: Math.min(...numbers),
      lastLine: Math.max(...numbers),
      ...(folio && { folio: folio.text, folioRead: folio.read }),
    };
  });
}

/** Where the blocks of the manuscript come from. */
export function blocksFound(blocks: readonly Block[]): Report['blocks'] {
  return blocks.flatMap(({ kind, lines }) => {
    const [first, last] = [lines[0], lines.at(-1)];
    return first && last ? [{ kind, first: placeOf(first.line), last: placeOf(last.line) }] : [];
  });
}

/** Where the notes come from: as blocks, and as notes. */
export function notesFound(notes: readonly Note[]): Pick<Report, 'blocks' | 'notes'> {
  return {
    blocks: notes.flatMap(({ lines, from }) => {
      const last = lines.at(-1);
      return last ? [{ kind: 'note', first: placeOf(from), last: placeOf(last.line) }] : [];
    }),
    notes: notes.map(({ label, sign, from, calledOn, why }) => ({
      label,
      mark: sign,
      place: placeOf(from),
      calledAt: placeOf(calledOn),
      why,
    })),
  };
}

/** Running heads and folios taken off the pages. */
export function removedFrom(leaves: readonly Leaf[]): Report['removed'] {
  return leaves.flatMap(({ edges }) =>
    edges.map((edge) => ({
      kind: edge.kind,
      text: edge.line.text,
      head: headOf(edge),
      place: placeOf(edge.line),
      why:
        edge.kind === 'signature'
          ? 'at the foot of the page, and the number of a sheet that its folio bears out'
          : edge.repeats > 1
            ? `at the ${edge.at} of ${edge.repeats} pages`
            : `at the ${edge.at} of the page, and goes up with the pages`,
    })),
  );
}

/** What an editor has to look at: an order that is not sure, hyphens that nothing decided, words that went missing. */
export function problemsOf(
  { confidence, other }: Found,
  changed: boolean,
  name: string,
  divisions: readonly Division[],
  lost: readonly string[],
  untied: Noted['untied'],
): Problem[] {
  const found: Problem[] = divisions
    .filter(({ open }) => open)
    .map(({ line, left, right }) => ({
      ruleId: 'line-end-hyphen',
      severity: 'warning',
      message: `Unexpected hyphen between ${left} and ${right}, expected one word or two`,
      expected: [`${left}${right}`, `${left}-${right}`],
      place: placeOf(line, left.length + 1),
      note: 'Nothing in the text or the dictionary decides; the hyphen was kept.',
    }));
  found.push(
    ...untied.map(({ line, sign, what }): Problem => {
      const [here, there] = what === 'note' ? ['note', 'mark in the text'] : ['mark', 'note at the foot'];
      return {
        ruleId: what === 'note' ? 'note-without-mark' : 'mark-without-note',
        severity: 'warning',
        message: `Unexpected ${here} ${sign} alone, expected a ${there} of the page for it`,
        place: placeOf(line),
        note: 'It stays as text.',
      };
    }),
  );
  if (confidence < SURE)
    found.unshift({
      ruleId: 'reading-order',
      severity: 'warning',
      message: `Unexpected doubt about the order of the pages, expected it to be ${name}`,
      note: `${changed ? 'The pages were put in this order' : 'The pages were left as they are'}; the next likeliest is ${other?.name ?? 'none'}. --order LIST sets it.`,
      confidence,
    });
  if (lost.length > 0)
    found.push({
      ruleId: 'word-conservation',
      severity: 'error',
      message: `Unexpected loss of words, expected all of them: ${lost.slice(0, 10).join(', ')}`,
      note: 'This is a fault of pamphleteer; please report it with the text.',
    });
  return found;
}
