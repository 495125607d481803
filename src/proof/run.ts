import type { Point, Problem, Severity } from '../problem.js';
import { readBook, type Book } from './book/index.js';
import type { Language } from './language/index.js';
import { EVERY_RULE, isUnbroken, sourceRange, type Passage, type ReadPassage } from './text/index.js';
import type { Rule } from './rules/index.js';
import { settle, type Raised } from './settle.js';
import { passagesWithin, type Within } from './within.js';

/** How much is reported: `quiet` only what is nearly sure, `thorough` what is worth a look. */
export type Level = 'quiet' | 'default' | 'thorough';

/** The least confidence that is reported at each level; whole thousandths. */
export const BAR = { quiet: 0.8, default: 0.5, thorough: 0.35 } satisfies Record<Level, number>;
/** From here up a finding is an error; below, a warning. */
const ERROR_FROM = 0.85;

function severityOf(confidence: number): Severity {
  if (confidence >= ERROR_FROM) return 'error';
  return confidence >= BAR.default ? 'warning' : 'info';
}

/** The rules' findings in every passage that is wanted, settled; the passage they stand in comes with them. `passages` are all of the book's. */
export function* raise(
  book: Book,
  passages: readonly Passage[],
  rules: readonly Rule[],
  wanted?: readonly boolean[],
): Generator<{ passage: ReadPassage; raised: Raised }> {
  for (const [index, passage] of passages.entries()) {
    if (wanted?.[index] === false) continue;
    const tokens = book.tokens(passage);
    const firstToken = book.firstTokens[index] as number;
    const neighbour = (step: number): Passage | undefined => {
      const other = passages[index + step];
      return other?.file === passage.file ? other : undefined;
    };
    const read: ReadPassage = { ...passage, tokens, firstToken, before: neighbour(-1), after: neighbour(1) };
    const ignored = new Set(passage.ignores);
    const asked = rules.filter(
      ({ id, english, scans }) =>
        !ignored.has(EVERY_RULE) &&
        !ignored.has(id) &&
        (book.isEnglish || english !== true) &&
        (!book.isDigital || scans !== true),
    );
    const all = asked.flatMap((rule) =>
      [...rule.check(read, book)].map((finding): Raised => ({ rule, finding })),
    );
    for (const raised of settle(all)) yield { passage: read, raised };
  }
}

/** Line starts once a file: `pointAt` counts from the top each time, which is too slow for thousands of findings. */
function pointsOf(text: string): (offset: number) => Point {
  const starts = [0];
  const ends = /\r\n?|\n/g;
  while (ends.exec(text)) starts.push(ends.lastIndex);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
  };
}

function messageOf(found: string, expected: readonly string[]): string {
  const shown = found.replaceAll(/\s+/g, ' ');
  const quoted = expected.map((text) => `“${text}”`);
  return quoted.length === 0
    ? `Unexpected “${shown}”`
    : `Unexpected “${shown}”, expected ${quoted.join(' or ')}`;
}

/** A file to be proofed: its text as on disk and the passages in it. */
export interface ProofFile {
  readonly file: string;
  readonly text: string;
  readonly passages: readonly Passage[];
}

/** All that the given rules find in the files of one book, down to the most thorough level. `words` are the book's own. */
export function proofBook(
  files: readonly ProofFile[],
  options: {
    readonly language: Language;
    readonly rules: readonly Rule[];
    readonly words: readonly string[];
    readonly within?: Within | undefined;
  },
): Problem[] {
  const passages = files.flatMap((file) => file.passages);
  const wanted = passagesWithin(passages, options.within);
  const book = readBook(options.language, passages, options.words, wanted);
  const texts = new Map(files.map(({ file, text }) => [file, { text, point: pointsOf(text) }]));
  const problems: Problem[] = [];
  for (const { passage, raised } of raise(book, passages, options.rules, wanted)) {
    const { rule, finding } = raised;
    const source = texts.get(passage.file);
    if (!source || finding.confidence < BAR.thorough) continue;
    const range = sourceRange(passage, finding.start, finding.end);
    const found = source.text.slice(range.start, range.end);
    const best = finding.expected[0];
    const fix =
      finding.certain && best !== undefined && isUnbroken(passage, finding.start, finding.end)
        ? { fix: [{ ...range, text: best }] }
        : {};
    problems.push({
      ruleId: rule.id,
      severity: severityOf(finding.confidence),
      message: messageOf(found, finding.expected),
      place: { file: passage.file, start: source.point(range.start), end: source.point(range.end) },
      expected: finding.expected,
      note: finding.note,
      // Rounded down: what was under a level's bar must not come over it.
      confidence: Math.floor(finding.confidence * 1000) / 1000,
      ...fix,
    });
  }
  return problems;
}
