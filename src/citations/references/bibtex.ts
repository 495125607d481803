import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { SourceFile } from '../../manuscript/index.js';
import { placeAt, PressError, type Problem } from '../../problem.js';
import { macrosIn, parentsIn, scanBibtex, type BibEntry } from './bibtex-scan.js';
import type { Listed, RawReferences } from './raw.js';

/**
 * The listed entries of a .bib file, with what they inherit. Throws a `PressError` with its line on an entry that is not closed
 * or cannot be read; circles of crossref and unknown macros are told as problems.
 */
export function readBibtex(source: SourceFile, listed: Listed): RawReferences {
  const text = new TextDecoder().decode(source.bytes);
  const { entries, strings, unclosed } = scanBibtex(text);
  if (unclosed) throw notClosed(source.file, text, unclosed.entry, unclosed.next);
  const byKey = new Map<string, BibEntry>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    if (byKey.has(entry.key)) problems.push(duplicate(source.file, text, entry));
    else byKey.set(entry.key, entry);
  }
  const cited = listed === 'all' ? new Set(byKey.keys()) : listed;
  const needed = neededOf(text, byKey, cited);
  for (const { from, start, end } of needed.cut) problems.push(circle(source.file, text, from, start, end));
  problems.push(...unknownMacros(source.file, text, [...strings, ...needed.entries], strings));
  return {
    text,
    entries: parsed(source.file, text, needed, strings).filter((raw) => cited.has(idOf(raw) as string)),
    uncited: [...byKey.keys()].filter((key) => !cited.has(key)),
    find: (id) => byKey.get(id)?.keyAt ?? -1,
    problems,
  };
}

const idOf = (raw: unknown): unknown => (raw as { id?: unknown } | null)?.id;

interface Needed {
  readonly entries: readonly BibEntry[];
  /** Fields that would close a circle of inheritance. */
  readonly cut: readonly { readonly from: BibEntry; readonly start: number; readonly end: number }[];
}

/** The cited entries and all that they inherit from. */
function neededOf(text: string, byKey: ReadonlyMap<string, BibEntry>, cited: ReadonlySet<string>): Needed {
  const cut: { from: BibEntry; start: number; end: number }[] = [];
  const state = new Map<BibEntry, 'open' | 'done'>();
  const visit = (entry: BibEntry, depth: number): void => {
    state.set(entry, 'open');
    for (const parent of parentsIn(text, entry)) {
      const next = byKey.get(parent.key);
      if (!next) continue;
      // A chain this long is no inheritance: it is there to exhaust the stack.
      if (state.get(next) === 'open' || depth > 50)
        cut.push({ from: entry, start: parent.start, end: parent.end });
      else if (!state.has(next)) visit(next, depth + 1);
    }
    state.set(entry, 'done');
  };
  for (const key of cited) {
    const entry = byKey.get(key);
    if (entry && !state.has(entry)) visit(entry, 0);
  }
  return { entries: [...state.keys()].sort((a, b) => a.start - b.start), cut };
}

/** Everything but what is needed is blanked out, so that the parser's lines are the file's. */
function parsed(
  file: string,
  text: string,
  needed: Needed,
  strings: readonly BibEntry[],
): readonly unknown[] {
  if (needed.entries.length === 0) return [];
  const wanted = [...strings, ...needed.entries].sort((a, b) => a.start - b.start);
  let kept = '';
  let at = 0;
  for (const { start, end } of wanted) {
    kept += lineEnds(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  for (const { start, end } of needed.cut) {
    const field = text.slice(start, end);
    kept = kept.replace(field, `note = {}${lineEnds(field)}`);
  }
  try {
    const read = plugins.input.chain(withAddresses(kept), {
      generateGraph: false,
      forceType: '@biblatex/text',
    });
    return Array.isArray(read) ? read.map(inWords) : [];
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const [, line, column] = /at line (\d+) col (\d+)/.exec(message) ?? [];
    const alone = withoutParents(text, needed);
    // Citation.js 0.7 fails on @inbook whose @book has no author: the entry is then read without what it inherits.
    if (line === undefined && alone.cut.length > needed.cut.length) return parsed(file, text, alone, strings);
    const expected = /expected "([^"]+)"/.exec(message)?.[1] ?? 'BibTeX';
    const offset = offsetOf(text, Number(line ?? 1), Number(column ?? 1));
    throw new PressError(
      `Unexpected '${text.slice(offset, offset + 12).trim()}' in ${file}, expected ${expected}`,
      {
        hint: 'A brace, a comma or a quotation mark is missing or too many, here or just before.',
        place: placeAt(file, text, offset, Math.min(text.length, offset + 1)),
      },
    );
  }
}

/** What BibLaTeX's own localisation calls the kinds of works that its keys name. */
const KINDS: Readonly<Record<string, string>> = {
  bathesis: 'Bachelor’s thesis',
  mathesis: 'Master’s thesis',
  phdthesis: 'PhD thesis',
  candthesis: 'Candidate thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
  software: 'Computer software',
};

/** Addresses as the parser takes them: bare in the field that is one; elsewhere a tilde is one, and no space at which no line breaks. */
const withAddresses = (text: string): string =>
  text
    .replace(/(\burl\s*=\s*\{)\\url\{([^{}]*)\}(?=\s*\})/gi, '$1$2')
    .replace(/(?<=\\url\{[^{}\n]*)~/g, '{\\textasciitilde}');

/** An entry as read, the kind of its work by its name. */
function inWords(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  const { genre } = raw as { readonly genre?: unknown };
  const kind = typeof genre === 'string' ? KINDS[genre] : undefined;
  return kind === undefined ? raw : { ...raw, genre: kind };
}

/** The same entries, every field that inherits cut. */
const withoutParents = (text: string, { entries }: Needed): Needed => ({
  entries,
  cut: entries.flatMap((from) => parentsIn(text, from).map(({ start, end }) => ({ from, start, end }))),
});

const lineEnds = (text: string): string => text.replace(/[^\n]+/g, '');

function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', at);
    if (next < 0) break;
    at = next + 1;
  }
  return Math.min(text.length, at + Math.max(0, column - 1));
}

function notClosed(file: string, text: string, entry: BibEntry, next: number | undefined): PressError {
  const where =
    next === undefined
      ? 'the file ends'
      : `line ${placeAt(file, text, next, next).start.line} begins another entry`;
  return new PressError(`Unexpected end of ${file}, expected a closing brace for the entry '${entry.key}'`, {
    hint: `Count the braces of '${entry.key}': one is missing before ${where}.`,
    place: placeAt(file, text, entry.start, entry.keyAt + entry.key.length),
  });
}

const duplicate = (file: string, text: string, { key, keyAt }: BibEntry): Problem => ({
  ruleId: 'reference-duplicate',
  severity: 'warning',
  message: `Unexpected second entry '${key}', expected one entry for a key`,
  place: placeAt(file, text, keyAt, keyAt + key.length),
  note: 'The first one counts.',
});

const circle = (file: string, text: string, from: BibEntry, start: number, end: number): Problem => ({
  ruleId: 'reference-circle',
  severity: 'warning',
  message: `Unexpected circle of crossref at '${from.key}', expected an entry that does not inherit from it`,
  place: placeAt(file, text, start, end),
  note: 'The field is ignored.',
});

function unknownMacros(
  file: string,
  text: string,
  bodies: readonly BibEntry[],
  strings: readonly BibEntry[],
): Problem[] {
  return bodies.flatMap((body) => {
    const defined = new Set(
      strings.filter(({ start }) => start < body.start).map(({ key }) => key.toLowerCase()),
    );
    return macrosIn(text, body)
      .filter(({ name }) => !defined.has(name))
      .map(({ name, at }): Problem => ({
        ruleId: 'reference-macro',
        severity: 'warning',
        message: `Unexpected name '${name}', expected an @string defined before, or a value in braces`,
        place: placeAt(file, text, at, at + name.length),
        note: 'It is read as nothing.',
      }));
  });
}
