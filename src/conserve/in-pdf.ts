import {
  isContentsList,
  readsRightToLeft,
  sectionKey,
  withFolios,
  wordsOf,
  type Book,
  type SectionWords,
  type Word,
} from '../book/index.js';
import { flowBoxesOf } from '../editions/index.js';
import { floatedIn, foliosOf, type Pages } from '../pagination/index.js';
import { flowWords, readFlows, trimMargins, type PageReading } from '../pdf/index.js';
import { conserved, type Fine, type Token } from '../preflight/index.js';
import type { Problem } from '../problem.js';
import { again, drawable, keyOf, only, type Reader } from './words.js';

/** What was read of a page when its shard was finished need not be read again where the file has the same bytes. */
export async function readPrinted(
  bytes: Uint8Array,
  pages: Pages,
  rightToLeft: boolean,
): Promise<readonly PageReading[]> {
  const known = new Map(
    pages.shards.flatMap(({ readings = [] }) => readings.map((reading) => [reading.key, reading] as const)),
  );
  const boxes = pages.facts.map(flowBoxesOf);
  return readFlows(bytes, boxes, { margins: trimMargins(bytes), known, rightToLeft });
}

const FLOWS = ['text', 'notes', 'floats'] as const;

/** How a flow of words is told from the text, in messages. */
const OF_FLOW = { text: '', notes: ', notes,', floats: ', floating figures,' } as const;

/** The words of each section and of the pages that it is printed on, section by section in their order. */
export function pdfKeeps(
  book: Book,
  pages: Pages,
  printed: readonly PageReading[],
  { name, read, fine }: { readonly name: string; readonly read: Reader; readonly fine: Fine },
): readonly Problem[] {
  const labels = pages.facts.map(({ label }) => `page ${label}`);
  const folioOf = foliosOf(pages);
  const undrawn = [...(pages.undrawn ?? [])].join('');
  const flows = FLOWS.slice(0, pages.facts.some((page) => page.floats) ? 3 : 2);
  const floated = floatedIn(pages);
  const floats = ({ figure }: Word): boolean => figure !== undefined && floated.has(figure);
  const compare = (words: SectionWords, from: number, to: number): readonly Problem[] => [
    ...formulasDrawn(name, words, printed.slice(from, to), labels[from] ?? ''),
    ...flows.flatMap((flow) =>
      conserved({
        edition: `${name}${OF_FLOW[flow]}`,
        rightToLeft: readsRightToLeft(book.settings.language),
        expected: drawn(
          only(
            (flow === 'notes' ? words.notes : words.text).flat(),
            (word) =>
              word.formula === undefined && (flow === 'notes' || floats(word) === (flow === 'floats')),
          ),
          pages,
        ),
        found: drawn(
          again(() => flowWords(printed.slice(from, to), flow, labels.slice(from, to))),
          pages,
        ),
      }),
    ),
  ];
  const problems: Problem[] = [];
  const shards = [...pages.shards];
  let from = 0;
  for (const section of book.sections) {
    let to = from;
    for (; shards[0]?.section === section.id; shards.shift())
      to += shards[0].blanksBefore + shards[0].pages.length;
    const keys = printed.slice(from, to).map((reading) => reading.key);
    // its lines end with folios of other sections
    const isContents = isContentsList(section);
    const isNamed = !isContents && !keys.includes('');
    // the same pages are right or wrong by where what they refer to stands
    const folios = section.refersTo?.map((id) => folioOf(id) ?? '') ?? [];
    const key = isNamed ? keyOf('pdf', sectionKey(section), undrawn, ...folios, ...keys) : undefined;
    if (key === undefined || fine.known(key) === undefined) {
      const words = isContents
        ? wordsOf(section, folioOf)
        : read(withFolios(section, (id) => folioOf(id) ?? ''));
      const faults = compare(words, from, to);
      if (faults.length === 0 && key !== undefined) fine.note(key);
      problems.push(...faults);
    }
    from = to;
  }
  return [...problems, ...compare({ text: [], notes: [] }, from, printed.length)];
}

/** Whether as many formulas are drawn on the pages of a section as it has: their glyphs are no words that could be compared. */
function formulasDrawn(
  name: string,
  { text, notes }: SectionWords,
  printed: readonly PageReading[],
  first: string,
): readonly Problem[] {
  const expected = [text, ...notes].flat().filter(({ formula }) => formula === 'drawn');
  const found = printed.reduce((sum, { formulas = 0 }) => sum + formulas, 0);
  if (found === expected.length) return [];
  const at = [expected[0]?.at, first].filter((place) => place !== undefined && place !== '').join(', ');
  return [
    {
      ruleId: 'formula-conservation',
      severity: 'error',
      message: `Unexpected ${String(found)} formulas in ${name}, expected ${String(expected.length)} (the first: ${at})`,
      note: 'A formula of the manuscript is lost, or stands where no reader can see it.',
    },
  ];
}

const drawn = <W extends Token>(words: Iterable<W>, pages: Pages): Iterable<W> =>
  pages.undrawn?.size
    ? again(function* () {
        for (const word of words) yield { ...word, text: drawable(word.text, pages) };
      })
    : words;
