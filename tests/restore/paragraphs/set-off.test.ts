import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restore } from '../../../src/restore/index.js';
import { runs } from '../../support/chance.js';

const text = readFileSync(join(import.meta.dirname, '../../fixtures/restore/set-off.txt'), 'utf8');
const of = (source: string) => restore([{ file: 'set-off.txt', text: source }]);
const { markdown, report } = of(text);

describe('lists', () => {
  it('of numbers that go up keep them, with their hanging lines', () => {
    expect(markdown).toContain(
      '\n\n1. that whoever has bread shares it with whoever has none, and asks no name;\n\n2. that',
    );
    expect(markdown).toContain('3. that nothing is said on the road of what is said within.\n\nEverybody');
  });

  it('of bullets become lists of dashes', () => {
    expect(markdown).toContain(
      '\n\n- a bible in two volumes\n\n- the bill for the candles, folded\n\n- a mason',
    );
  });

  it('are not made of speech that begins with dashes', () => {
    expect(markdown).not.toMatch(/^[-*] (?:And|When|Then)/m);
    expect(report.blocks.filter(({ kind }) => kind === 'item')).toHaveLength(6);
  });

  it('do not begin with two', () => {
    expect(of(text.replace('    1. that', '    7. that')).markdown).not.toMatch(/^2\. that/m);
  });
});

describe('quotations', () => {
  it('stand in at both margins', () => {
    expect(markdown).toContain(
      '\n\n> They came to me at night and asked what was in the paper. I read it to them twice over, and the third time they said it with me, all of them together and without one mistake.\n\nShe',
    );
    expect(report.blocks.filter(({ kind }) => kind === 'quotation')).toHaveLength(1);
  });

  it.each(['', '   ', '\n     '])('end before a paragraph that begins behind %j', (before) => {
    const found = of(text.replace('She answered', `${before}She answered`));
    expect(found.markdown).toContain('\n\n> They came to me at night');
    expect(found.markdown).toContain('\n\nShe answered');
  });

  it('are none where the right margin is the same', () => {
    const wide = text.replaceAll(/^ {5}(?:They|paper|time).*$/gm, '$& whole of it');
    expect(of(wide).markdown).not.toMatch(/^> /m);
  });
});

describe('verse', () => {
  const prose = text.slice(text.indexOf('Everybody'), text.indexOf('     They'));
  const stanza = [
    'Tiger, tiger, burning bright?',
    'In the forests of the night.',
    'What immortal hand or eye.',
    'Could frame thy symmetry?',
  ];
  const kept = stanza
    .slice(0, 3)
    .map((one) => `${one}\\\n`)
    .join('');

  it.each(['', '  ', '        '])(
    'keeps its lines where blank lines part it from the text, behind %j',
    (indent) => {
      const lines = stanza.map((one, i) => `${i % 2 === 0 ? indent : ` ${indent}`}${one}\n`).join('');
      expect(of(`${prose}\n${lines}\n${prose}`).markdown).toContain(kept);
    },
  );

  it('is not made of short speeches, whose every line ends a sentence', () => {
    expect(of(`${prose}${stanza.join('\n')}\n${prose}`).markdown).not.toContain('\\\n');
  });
});

describe('a text with things set off', () => {
  it('is its own restoration', () => {
    expect(of(markdown).markdown).toBe(markdown);
    expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('loses no word, whatever stands in and whatever it begins with', () => {
    const begin = fc.constantFrom('1. ', '2. ', '3) ', '• ', '- ', '* ', '> ', '', '', '# ');
    const indent = fc.constantFrom('', '', '    ', '      ');
    const words = fc.array(fc.constantFrom('stone', 'Bridge', 'end.', 'half-', '7', 'them:', '\\', '1.'), {
      maxLength: 9,
    });
    const line = fc.tuple(indent, begin, words).map(([a, b, c]) => `${a}${b}${c.join(' ')}`);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        fc.pre(lines.some((one) => one.trim() !== ''));
        const done = of(lines.join('\n'));
        expect(done.report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(of(done.markdown).markdown).toBe(done.markdown);
      }),
      { numRuns: runs(300) },
    );
  });
});
