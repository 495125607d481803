import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restore } from '../../../src/restore/index.js';
import { runs } from '../../support/chance.js';

const FIXTURES = join(import.meta.dirname, '../../fixtures/restore');
const text = readFileSync(join(FIXTURES, 'notes.txt'), 'utf8');
const of = (source: string) => restore([{ file: 'notes.txt', text: source }]);
const { markdown, report } = of(text);

describe('notes at the foot of a page', () => {
  it('are tied to their marks, each with a name of its own', () => {
    expect(report.notes.map(({ label, mark }) => [label, mark])).toEqual([
      ['p12-1', '*'],
      ['p12-2', '†'],
      ['p13-1', '1'],
      ['p13-2', '2'],
      ['p15-1', '1'],
    ]);
    expect(markdown).toContain('forty men had work in it.[^p12-1] They came');
    expect(markdown).toContain(
      '\n\n[^p12-1]: The parish book gives thirty-eight, but it leaves out the two boys',
    );
    expect(markdown).toContain('not heard of again[^p15-1]. The quarry');
    expect(report.problems.filter(({ ruleId }) => ruleId === 'word-conservation')).toEqual([]);
  });

  it('run on at the foot of the next page', () => {
    expect(markdown).toContain('sold as ballast and carried off to the islands.\n');
  });

  it('are no numbered list and no year', () => {
    expect(markdown).toContain('1848 was the year');
    expect(markdown).toContain('that they be paid by the week;');
    expect(report.notes).toHaveLength(5);
  });

  it('leave a mark without a note where it is, and say so', () => {
    expect(markdown).toContain('in the school.‡ No name');
    expect(report.problems.find(({ ruleId }) => ruleId === 'mark-without-note')?.message).toContain('‡');
  });

  it('have the place in the source where the mark stood', () => {
    for (const { place } of report.notes)
      expect(text.slice(place.start.offset, place.end.offset)).not.toBe('');
    const [first] = report.notes;
    expect(text.slice(first?.calledAt.start.offset, first?.calledAt.end.offset)).toBe(
      'the next winter forty men had work in it.* They came down from',
    );
  });

  it('that nothing calls stay as text, and are reported', () => {
    const lost = of(text.replace('harbour works†', 'harbour works'));
    expect(lost.markdown).toContain('† These were begun');
    expect(lost.report.problems.map(({ ruleId }) => ruleId)).toContain('note-without-mark');
  });

  it('are not found where nothing calls them', () => {
    const none = of(text.replaceAll(/(?<=\p{L}\.?)[*†‡12](?=\s|$)| \(1\)(?=\.)/gmu, ''));
    expect(none.report.notes).toEqual([]);
    expect(none.markdown).not.toContain('[^');
  });

  it('change nothing the second time', () => {
    expect(of(markdown).markdown).toBe(markdown);
  });

  it('lose no word, whatever the marks are', () => {
    const mark = fc.constantFrom('*', '**', '†', '§', '1', '12', '¹', '(1)', '[1]', '(a)', 'a)', '||', '*)');
    const word = fc.constantFrom(
      'stone',
      'Bridge',
      'ship,',
      'end.',
      '7',
      '1848',
      '[^n1]',
      'half-',
      '*',
      '<!--',
      '____',
    );
    const line = fc.array(fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: mark }), {
      maxLength: 9,
    });
    const called = fc.tuple(line, mark, line).map(([a, m, b]) => `${a.join(' ')}Word${m} ${b.join(' ')}`);
    const note = fc.tuple(mark, line).map(([m, words]) => `${m} Note ${words.join(' ')}`);
    const page = fc
      .tuple(fc.array(called, { minLength: 2, maxLength: 9 }), fc.boolean(), fc.array(note, { maxLength: 3 }))
      .map(([body, rule, foot]) => [...body, ...(rule ? ['_____'] : []), ...foot].join('\n'));
    fc.assert(
      fc.property(fc.array(page, { minLength: 1, maxLength: 4 }), (pages) => {
        const done = of(pages.join('\f'));
        expect(done.report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(of(done.markdown).markdown).toBe(done.markdown);
      }),
      { numRuns: runs(100) },
    );
  });
});
