import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/parse.js';

const types = (markdown: string): string[] => parse('a.md', markdown).children.map(({ type }) => type);

describe('breaks of stars', () => {
  it.each([String.raw`\* \* \*`, String.raw`\*\*\*`, String.raw`\*&nbsp;\*  \* \*`, '\u2042'])(
    'are breaks: %s',
    (stars) => {
      expect(types(`One.\n\n${stars}\n\nTwo.\n`)).toEqual(['paragraph', 'thematicBreak', 'paragraph']);
    },
  );

  it.each([String.raw`\*`, String.raw`\* \*`, String.raw`\* \* \* Note`, String.raw`*\*\*\**`])(
    'are text: %s',
    (stars) => {
      expect(types(`One.\n\n${stars}\n\nTwo.\n`)).toEqual(['paragraph', 'paragraph', 'paragraph']);
    },
  );
});
