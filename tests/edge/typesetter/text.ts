import { readFileSync } from 'node:fs';
import { onPaper, typesetter, type Script } from '../../support/press.js';
import { typeset, type Case } from '../book.js';

/** What tests/fixtures/typesetter/inspect.js finds. */
interface Inspection {
  readonly text: string;
  readonly notes: string;
  readonly hidden: readonly string[];
  readonly widows: readonly string[];
  readonly orphans: readonly string[];
  readonly cuts: readonly string[];
  readonly badCuts: readonly string[];
}

const INSPECT: Script<Inspection> = readFileSync(
  new URL('../../fixtures/typesetter/inspect.js', import.meta.url),
  'utf8',
);

/** A case typeset, and what its pages hold. */
export const inspected = (
  text: Case,
  setter = typesetter,
): Promise<Awaited<ReturnType<typeof typeset>> & { readonly found: Inspection }> =>
  onPaper(INSPECT, () => typeset(setter, text));

/** Of several pages. */
export const PARAGRAPHS = Array.from(
  { length: 20 },
  (_, i) => `<p id="p${i}">${'One word after another. '.repeat(20)}</p>`,
).join('\n');

/** A note and the reference to it. */
export const note = (number: number, text: string): string =>
  `<a class="noteref" id="noteref-${number}" href="#note-${number}">${number}</a><span class="note" id="note-${number}"><span class="note-number">${number}</span> ${text}</span>`;
