import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/parse.js';

const types = (markdown: string): string[] => parse('a.md', markdown).children.map(({ type }) => type);

describe('page breaks', () => {
  it.each([
    String.raw`\newpage`,
    String.raw`\pagebreak`,
    String.raw`\clearpage  `,
    '{{< pagebreak >}}',
    '{{<pagebreak>}}',
    '::: page-break\n:::',
    '::: {.page-break}\n:::',
  ])('are read: %s', (written) => {
    expect(types(`One.\n\n${written}\n\nTwo.\n`)).toEqual(['paragraph', 'fencedDiv', 'paragraph']);
    const [, found] = parse('a.md', `\uFEFFOne.\n\n${written}\n\nTwo.\n`).children;
    expect(found).toMatchObject({
      children: [],
      data: { hName: 'div', hProperties: { className: ['page-break'] } },
      position: { start: { line: 3 } },
    });
  });

  it.each([
    String.raw`\\newpage`,
    String.raw`\newpage{}`,
    String.raw`\newpages`,
    String.raw`Write \newpage`,
    `\`${String.raw`\newpage`}\``,
    '{{< pagebreak x >}}',
    '{{% pagebreak %}}',
    String.raw`\newpage and on`,
  ])('are text: %s', (written) => {
    expect(types(`One.\n\n${written}\n\nTwo.\n`)).toEqual(['paragraph', 'paragraph', 'paragraph']);
  });
});
