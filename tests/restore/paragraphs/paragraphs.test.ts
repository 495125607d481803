import { describe, expect, it } from 'vitest';
import { restore } from '../../../src/restore/index.js';

describe('paragraphs', () => {
  it('end with a short last line, and begin with an indent', () => {
    const full = 'this line is as long as all the others are here,\n';
    const text = Array.from(
      { length: 6 },
      () => `   The indent begins${' and goes on'.repeat(3)},\n${full.repeat(4)}and ends.\n`,
    );
    expect(
      restore([{ file: 'a.txt', text: text.join('') }])
        .markdown.trim()
        .split('\n\n'),
    ).toHaveLength(6);
  });

  it('begin at the margin below a blank line, though some in the text stand in', () => {
    const lines = 'this line is as long as all the others are here\n'.repeat(3);
    const text = Array.from(
      { length: 8 },
      (_, i) =>
        `${i % 4 === 3 ? '    ' : ''}This line is as long as the others\n${lines}and so is that which ends the paragraph, I think.\n`,
    );
    expect(
      restore([{ file: 'a.pdf', text: text.join('\n'), isPage: true }]).markdown.split('\n\n'),
    ).toHaveLength(8);
  });

  it('keep verse in its lines', () => {
    const prose = 'prose that fills its lines from one margin to the other one\n'.repeat(12);
    const text = `${prose}and ends.\nThe first of the verses,\nThe second of the verses\nThe third one of them,\nThe last of the verses.\n${prose}`;
    expect(restore([{ file: 'a.txt', text }]).markdown).toContain('verses,\\\nThe second');
  });

  it('do not end within figures that a line divides', () => {
    const prose = 'prose that fills its lines from one margin to the other one\n'.repeat(6);
    const text = `${prose}The war of 1914-\n18 ended all of it.\n${prose}`;
    expect(restore([{ file: 'a.txt', text }]).markdown).toContain('The war of 1914-18 ended');
  });

  it('of a play have the name of who speaks above them, which is no title', () => {
    const said =
      'Who is there in the dark, and what did you bring?\nI cannot see you, and the lamp is nearly out.\n\n';
    const names = ['ANNA.', 'FERRYMAN.', 'ANNA:', 'FERRYMAN.', 'ANNA.', 'FERRYMAN.'];
    const text = `ACT ONE\n\n${names.map((name) => `${name}\n${said}`).join('')}`;
    const { markdown } = restore([{ file: 'a.txt', text }]);
    expect(markdown.match(/^#.*$/gm)).toEqual(['# ACT ONE']);
    expect(markdown.match(/^(?:ANNA|FERRYMAN)[.:] Who is there .* nearly out\.$/gm)).toHaveLength(6);
    // with room below, or once, it is one
    const titles = names.map((name) => `${name}\n\n${said}`).join('');
    expect(restore([{ file: 'a.txt', text: titles }]).markdown.match(/^#/gm)).toHaveLength(6);
  });

  it('that sign a letter in capitals are no titles', () => {
    const prose = 'prose that fills its lines from one margin to the other one\n'.repeat(6);
    const text = `${prose}and so ends my letter.\n\n     Your affectionate brother,\n\n          R. WALTON.\n\n${prose}`;
    expect(restore([{ file: 'a.txt', text }]).markdown).toContain('brother,\n\nR. WALTON.\n');
  });
});
