import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restore } from '../../../src/restore/index.js';
import { runs } from '../../support/chance.js';

const of = (text: string) => restore([{ file: 'a.txt', text }]);
const prose = `${'prose that fills its lines from one margin to the other one\n'.repeat(8)}and ends.\n`;

describe('a contents page', () => {
  const text = `CONTENTS
PREFACE . . . . . . . . . . . . . . . vii
I. Of the beginning ........................ 1
II. Of a thing that has so long a title
that it takes two lines · · · · · · · 12
The end . . . . . _ . .,. . .-. 104
INDEX … … … 230.
${prose}`;
  const { markdown, report } = of(text);

  it('is a list of titles, each with its folio behind an ellipsis', () => {
    expect(markdown.split('\n\n').slice(0, 6)).toEqual([
      '# CONTENTS',
      '- PREFACE … vii',
      '- I. Of the beginning … 1',
      '- II. Of a thing that has so long a title that it takes two lines … 12',
      '- The end … 104',
      '- INDEX … 230.',
    ]);
    expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is its own restoration', () => {
    expect(of(markdown).markdown).toBe(markdown);
  });

  it('keeps points that lead nowhere', () => {
    const kept = `${prose}He said nothing . . . . and was gone in .... 1850 or so\n${prose}`;
    expect(of(kept).markdown).toContain('nothing . . . . and was gone in .... 1850 or so');
    expect(of(`${prose}It was done in . . . . 1850\n${prose}`).markdown).toContain('in . . . . 1850');
  });

  it('loses no word, whatever its titles are', () => {
    const leader = fc.constantFrom(' . . . . ', '.......', ' ……… ', ' ', '. . .,. _ ');
    const title = fc
      .array(fc.constantFrom('Of', 'things', 'PART', 'I.', '12', 'end.', 'half-'), {
        minLength: 1,
        maxLength: 8,
      })
      .map((words) => words.join(' '));
    const entry = fc
      .tuple(title, leader, fc.constantFrom('1', 'xii', '204', 'and'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 12 }), (entries) => {
        const done = of(`${entries.join('\n')}\n${prose}`);
        expect(done.report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(of(done.markdown).markdown).toBe(done.markdown);
      }),
      { numRuns: runs(60) },
    );
  });
});
