import type { ElementContent, Root } from 'hast';
import type { Problem } from '../../problem.js';
import { levelsOf, type IndexMark } from './index-marks.js';
import { plainText } from '../model/index.js';

/** An entry of the index, with those below it. */
export interface IndexEntry {
  readonly words: readonly ElementContent[];
  /** Ids of the places it leads to, in the order of reading. */
  readonly places: string[];
  readonly see: Reference[];
  readonly seeAlso: Reference[];
  readonly children: readonly IndexEntry[];
  /** Whether it begins with another letter than the one before it. */
  readonly opensGroup: boolean;
}

/** From an entry to another, by the words of its levels; undefined where there is none. */
export interface Reference {
  readonly to: IndexEntry | undefined;
  readonly levels: readonly (readonly ElementContent[])[];
}

/** A line of Markdown as words of the book. */
export type Worded = (line: string) => readonly ElementContent[];

interface Draft extends IndexEntry {
  opensGroup: boolean;
  sort: string | undefined;
  children: Draft[];
  readonly byName: Map<string, Draft>;
}

/** The entries that marks make, sorted by the rules of a language; a reference to an entry that is not there is a problem. */
export function entriesOf(
  marks: readonly IndexMark[],
  language: string,
  worded: Worded,
): { readonly entries: readonly IndexEntry[]; readonly problems: readonly Problem[] } {
  const top = draft([]);
  const made = marks.map((mark) => {
    const levels = typeof mark.entry === 'string' ? levelsOf(mark.entry).map(worded) : [mark.entry];
    const entry = levels.reduce(below, top);
    entry.sort ??= mark.sort;
    if (mark.id !== undefined) entry.places.push(mark.id);
    return { mark, entry };
  });
  const problems: Problem[] = [];
  const referred = (written: string, { place }: IndexMark): Reference => {
    const levels = levelsOf(written).map(worded);
    let to: Draft | undefined = top;
    for (const level of levels) to = to?.byName.get(nameOf(level));
    if (!to) problems.push(nowhere(levels, place));
    return { to, levels };
  };
  for (const { mark, entry } of made) {
    for (const [list, written] of [
      [entry.see, mark.see],
      [entry.seeAlso, mark.seeAlso],
    ] as const) {
      for (const reference of written.map((one) => referred(one, mark)))
        if (!list.some(({ levels }) => spoken(levels) === spoken(reference.levels))) list.push(reference);
    }
  }
  sort(top, language);
  return { entries: top.children, problems };
}

const draft = (words: readonly ElementContent[]): Draft => ({
  words,
  ...{
    places: [],
    see: [],
    seeAlso: [],
    children: [],
    byName: new Map(),
    opensGroup: false,
    sort: undefined,
  },
});

/** The entry of these words below another one. */
function below(entry: Draft, words: readonly ElementContent[]): Draft {
  const name = nameOf(words);
  const known = entry.byName.get(name);
  if (known) return known;
  const made = draft(words);
  entry.byName.set(name, made);
  entry.children.push(made);
  return made;
}

const nameOf = (words: readonly ElementContent[]): string => {
  const root: Root = { type: 'root', children: [...words] };
  return plainText(root).normalize('NFC');
};

/** The levels of an entry in one line. */
const spoken = (levels: Reference['levels']): string => levels.map(nameOf).join(': ');

/** What is no letter and no figure at the beginning of an entry does not count. */
const LEADING = /^[^\p{L}\p{N}]+(?=.)/u;

/** Sorts entries and all below them, word by word; numbers by what they come to. */
function sort(top: Draft, language: string): void {
  const rules = new Intl.Collator(language, { usage: 'sort', sensitivity: 'variant', numeric: true });
  const letters = new Intl.Collator(language, { usage: 'sort', sensitivity: 'base' });
  const keys = new Map<Draft, string>();
  const keyOf = (entry: Draft): string => {
    const known = keys.get(entry) ?? (entry.sort ?? nameOf(entry.words)).replace(LEADING, '');
    keys.set(entry, known);
    return known;
  };
  const order = (a: Draft, b: Draft): number =>
    rules.compare(keyOf(a), keyOf(b)) || rules.compare(nameOf(a.words), nameOf(b.words));
  const enter = (entry: Draft): void => {
    entry.children.sort(order);
    entry.children.forEach(enter);
  };
  enter(top);
  top.children.forEach((entry, i) => {
    const before = top.children[i - 1];
    entry.opensGroup = before !== undefined && !isOneLetter(keyOf(before), keyOf(entry), letters);
  });
}

/** Han characters are too many to part entries by. */
const HAN = /^\p{Script=Han}/u;

function isOneLetter(a: string, b: string, letters: Intl.Collator): boolean {
  const kinds = [a, b].map((key) => (HAN.test(key) ? 'Han' : /^\p{L}/u.test(key) ? 'letter' : 'sign'));
  if (kinds[0] !== kinds[1] || kinds[0] !== 'letter') return kinds[0] === kinds[1];
  const [one = '', other = ''] = [a, b].map((key) => /^\p{L}\p{M}*/u.exec(key.normalize('NFC'))?.[0]);
  return letters.compare(one, other) === 0;
}

const nowhere = (levels: Reference['levels'], place: IndexMark['place']): Problem => ({
  ruleId: 'index-see',
  severity: 'warning',
  message: `Unexpected reference of the index to ${JSON.stringify(spoken(levels))}, expected an entry`,
  place,
  note: 'It is printed, and leads nowhere: mark a place for that entry.',
});
