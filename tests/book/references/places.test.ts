import { expect, it } from 'vitest';
import { render } from '../../../src/book/rendering/render.js';
import { parse } from '../../../src/manuscript/parse.js';
import { visit } from '../../../src/visit.js';

it('blocks say where they stand in the file, those of raw HTML too', () => {
  const text =
    '# A\n\nText.\n\n<div>\n<p>One</p>\n\n<table><tr><td>b</td></tr>\n<tr><td>c</td></tr></table>\n</div>\n\n' +
    'So <b>it</b> is.\n\n> q\n>\n> <p>in\n> two</p>\n\n- d\n\n  <div>\n  <p>e</p>\n  </div>\n';
  const found: string[] = [];
  visit(
    render(parse('a.md', text), 'a', { file: 'a.md', language: 'en' }).content,
    'element',
    ({ tagName, properties: { dataSource } }) => {
      if (typeof dataSource === 'string') found.push(`${tagName} ${dataSource.replace('a.md:', '')}`);
    },
  );
  expect(found.join(', ')).toBe(
    'h1 1, p 3, div 5, p 6, table 8, tr 8, td 8, tr 9, td 9, p 12, blockquote 14, p 14, p 16, ul 19, li 19, p 19, div 21, p 22',
  );
});
