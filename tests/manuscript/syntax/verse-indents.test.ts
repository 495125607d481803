import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/parse.js';
import { keepVerseIndents } from '../../../src/manuscript/syntax/verse-indents.js';

describe('the spaces that lines of verse begin with', () => {
  it('are kept, and no others', () => {
    expect(keepVerseIndents('  a\n\n::: verse\none\n    two\n\tthree\n\n     four\n:::\n\n    code\n')).toBe(
      '  a\n\n::: verse\none\n\u00A0\u00A0\u00A0\u00A0two\n\u2003three\n\n\u00A0\u00A0\u00A0\u00A0\u00A0four\n:::\n\n    code\n',
    );
    expect(keepVerseIndents('> ::: {.verse lang=fr}\n> a\n>   b\n> :::\n>   c')).toBe(
      '> ::: {.verse lang=fr}\n> a\n> \u00A0\u00A0b\n> :::\n>   c',
    );
  });

  it('count from the fence where that is set in', () => {
    expect(keepVerseIndents('- a\n\n  ::: verse\n  b\n    c\n  :::\n')).toBe(
      '- a\n\n  ::: verse\n  b\n  \u00A0\u00A0c\n  :::\n',
    );
  });

  it('are not kept where nothing closes the fence', () => {
    const text = '::: verse\none\n\n    code\n';
    expect(keepVerseIndents(text)).toBe(text);
  });

  it('are no code, which four of them would be', () => {
    const tree = parse('a.md', '::: verse\n    one\n  two\n:::\n');
    expect(JSON.stringify(tree)).not.toContain('"code"');
    expect(JSON.stringify(tree)).toContain('\u00A0\u00A0\u00A0\u00A0one\\n\u00A0\u00A0two');
  });

  it('leave every sign of a text at its place', () => {
    const line = fc.constantFrom(
      '::: verse',
      ':::',
      '  a',
      '\tb',
      '> ::: verse',
      '>   c',
      '```',
      '- d',
      '',
      '::: x',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        const kept = keepVerseIndents(text);
        expect(kept.replace(/\u00A0/g, ' ').replace(/\u2003/g, '\t')).toBe(text);
        expect(keepVerseIndents(kept)).toBe(kept);
      }),
    );
  });
});
