import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inForceAfter, stringsOn } from '../../src/pagination/strings.js';
import { unfurnished } from '../../src/pagination/furnish.js';
import type { LaidPage, SetStrings } from '../../src/pagination/typesetter.js';

const page = (sets: SetStrings): LaidPage => ({
  blank: false,
  ids: [],
  text: { x: 0, y: 0, width: 0, height: 0 },
  furniture: { kind: '', sets },
});
const set = (first: string, last = first, opens = false): SetStrings => ({ head: { first, last, opens } });

describe('named strings', () => {
  it.each([
    ['of a page that sets none', { head: null }, ['Before', 'Before', 'Before', 'Before']],
    ['of one that sets some', set('A', 'B'), ['A', 'B', 'Before', '']],
    ['of one that begins with one', set('A', 'B', true), ['A', 'B', 'A', '']],
    ['of one that sets an empty one', set(''), ['', '', 'Before', '']],
  ] as const)('%s are first, last, start and first-except', (_name, sets, values) => {
    const { head } = stringsOn(sets, { head: 'Before' });
    expect([head?.first, head?.last, head?.start, head?.['first-except']]).toEqual(values);
  });

  it('are empty before they are set', () => {
    expect(stringsOn({ head: null }, {})['head']).toMatchObject({ first: '', start: '', 'first-except': '' });
  });

  it('are the same wherever pages are parted', () => {
    const sets = fc.option(fc.record({ first: fc.string(), last: fc.string(), opens: fc.boolean() }));
    const pages = fc.array(fc.record({ head: sets, part: sets }).map(page), { maxLength: 12 });
    fc.assert(
      fc.property(pages, fc.nat(12), (all, cut) => {
        const start = { page: 1, side: 'recto' } as const;
        const strings = (part: readonly LaidPage[], entry = {}): unknown[] =>
          unfurnished(part, start, entry).map((one) => one.strings);
        const [before, behind] = [all.slice(0, cut), all.slice(cut)];
        expect([...strings(before), ...strings(behind, inForceAfter(before, {}))]).toEqual(strings(all));
      }),
    );
  });
});
