import { PressError } from '../problem.js';
import {
  blocksFound,
  compose,
  lostWords,
  notesFound,
  pagesFound,
  placeOf,
  problemsOf,
  removedFrom,
  type Report,
} from './outcome/index.js';
import { blocksOf, habitOf } from './paragraphs/index.js';
import {
  closeUp,
  linesOf,
  ownWords,
  spellOutAll,
  tongueOf,
  type Continues,
  type Divides,
  type Knows,
  type Source,
  type Tongue,
} from './lines/index.js';
import { settle } from './edges/index.js';
import { findOrder, NATURAL, type Found, type Reading } from './order/index.js';
import { takeNotes } from './notes/index.js';

export {
  decodeText,
  type Continues,
  type Divides,
  type Knows,
  type Source,
  type Tongue,
} from './lines/index.js';
export type { PageFound, Report } from './outcome/index.js';

/** What is known of a language from elsewhere; the text's own words are always asked first. */
export interface Learning {
  readonly knows?: Knows;
  readonly continues?: Continues;
  readonly divides?: Divides;
}

export interface RestoreOptions {
  /** By language tag: `en`, `de`, `fr`, `es`, `it`. */
  readonly learning?: Readonly<Record<string, Learning>>;
  /** Places of the pages in the input, counting from 1, in reading order. */
  readonly order?: readonly number[];
}

/** A manuscript, and everything that was done to make it one. */
export interface Restored {
  readonly markdown: string;
  readonly report: Report;
}

/** The language that sources are most likely in, by its tag; undefined where it is none that is told apart. */
export function languageOf(sources: readonly Source[]): Tongue | undefined {
  return tongueOf(linesOf(sources).map((line) => line.text));
}

/** Turns the text of a scan into Markdown: reading order, edges, hyphens, paragraphs. Throws a `PressError` where there is no text. */
export function restore(given: readonly Source[], options: RestoreOptions = {}): Restored {
  const { sources, replaced } = spellOutAll(given);
  // Pages without text leave nothing but their marks.
  if (isRestored(sources)) return asItIs(given);
  const read = linesOf(sources);
  if (read.length === 0)
    throw new PressError('Unexpected empty text, expected at least one line', {
      hint: 'A scan without a text layer has to go through OCR first.',
    });
  const tongue = tongueOf(read.map((line) => line.text));
  const learning = (tongue && options.learning?.[tongue]) ?? {};
  const words = ownWords(read, learning.knows);
  const {
    lines,
    changed: closed,
    replaced: parted,
  } = closeUp(read, words, { tongue, dictionary: learning.knows });
  const found = findOrder(lines, words, learning.continues);
  const { reading, changed } = chosen(found, options.order);
  const settled = settle(reading.order.flatMap((page) => reading.framed[page] ?? []));
  const { leaves, notes, changed: rewritten, untied } = takeNotes(settled);
  const blocks = blocksOf(leaves, habitOf(leaves, words), words);
  const { markdown, divisions } = compose(blocks, leaves, {
    words,
    tongue,
    dictionary: learning.knows !== undefined,
    divides: learning.divides,
    notes,
  });
  const lost = lostWords(sources, markdown, leaves, divisions, [...closed, ...rewritten]);
  const noted = notesFound(notes);
  const sure = options.order ? { ...found, confidence: 1 } : found;
  return {
    markdown,
    report: {
      ...(tongue && { language: tongue }),
      order: {
        found: reading.name,
        pagesBy: reading.division.by,
        confidence: sure.confidence,
        changed,
        pages: pagesFound(settled, reading.order),
        without: reading.without,
        ...(found.other && { next: found.other.name }),
      },
      removed: removedFrom(leaves),
      hyphens: divisions.map(({ left, right, fate, why, line }) => ({
        left,
        right,
        fate,
        why,
        place: placeOf(line, left.length + 1),
      })),
      letters: [...replaced, ...parted],
      blocks: [...blocksFound(blocks), ...noted.blocks],
      notes: noted.notes,
      headings: blocks
        .filter(({ kind }) => kind === 'heading')
        .map((block) => block.lines.map(({ line }) => line.text).join(' ')),
      problems: problemsOf(sure, changed, found.reading.name, divisions, lost, untied),
    },
  };
}

/** How much likelier than the order of the input another must be, as a logarithm: below, the pages stay as they are. */
const LIKELIER = 0.7;

function chosen(found: Found, list: readonly number[] | undefined): { reading: Reading; changed: boolean } {
  const { reading } = found;
  const natural = reading.framed.map((_, i) => i);
  if (list) {
    const wanted = list.map((page) => page - 1);
    if (
      wanted.length !== natural.length ||
      new Set(wanted).size !== wanted.length ||
      wanted.some((page) => natural[page] === undefined)
    )
      throw new PressError(
        `Unexpected order of ${list.length} pages, expected each of 1 to ${natural.length} once`,
        {
          hint: `The text was taken as ${natural.length} pages, divided by ${reading.division.by}.`,
        },
      );
    return { reading: { ...reading, name: 'the order given', order: wanted, without: [] }, changed: true };
  }
  if (reading.name === NATURAL) return { reading, changed: false };
  if (reading.gain >= LIKELIER + reading.division.trusted) return { reading, changed: true };
  return { reading: { ...reading, name: NATURAL, order: natural, without: [] }, changed: false };
}

/** A text whose every line is a paragraph of its own, lines of verse aside, is one that was restored already. */
function isRestored(sources: readonly Source[]): boolean {
  const [only] = sources;
  return (
    sources.length === 1 &&
    only !== undefined &&
    /^\S[^\n\f\r]*(?:(?:\n\n|(?<=\\)\n)\S[^\n\f\r]*)*\n?$/.test(only.text.replace(/^\uFEFF/, ''))
  );
}

function asItIs([source]: readonly Source[]): Restored {
  const markdown = (source?.text ?? '').replace(/^\uFEFF/, '').replace(/\n?$/, '\n');
  return {
    markdown,
    report: {
      order: {
        found: 'reading order',
        pagesBy: 'the whole text',
        confidence: 1,
        changed: false,
        pages: [],
        without: [],
      },
      removed: [],
      hyphens: [],
      letters: [],
      blocks: [],
      notes: [],
      headings: [],
      problems: [],
    },
  };
}
