import type { Element } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, it } from 'vitest';
import { assemble } from '../../../src/book/index.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import { memoryWorld } from '../../support/world.js';

const html = unified().use(rehypeStringify);

/** What the entries of a contents page say, one after the other. */
async function entries(settings: string, text: string): Promise<readonly string[]> {
  const world = memoryWorld({ 'book.yaml': `title: T\ncontents: true\n${settings}`, 'a.md': text });
  const manuscript = await readManuscript(world, '.');
  const { book } = assemble({ ...manuscript, bibliography: [] });
  const page = book.sections.find(({ role }) => role === 'contents');
  const links: string[] = [];
  const walk = (node: Element): void => {
    if (node.tagName === 'a') links.push(html.stringify({ type: 'root', children: node.children }));
    for (const child of node.children) if (child.type === 'element') walk(child);
  };
  for (const child of page?.content.children ?? []) if (child.type === 'element') walk(child);
  return links;
}

const TEXT =
  '# The *Mill*[^1]\n\nA.\n\n## On [`x`](#a), 2^nd^ and [Ann]{.smallcaps lang=fr}\n\n## Plain<br>words\n\nB.\n\n[^1]: N.\n';

it('an entry has the italics of its heading, raised letters and the like, and no notes nor links', async () => {
  expect(await entries('', TEXT)).toEqual([
    'The <em>Mill</em>',
    'On <code>x</code>, 2<sup>nd</sup> and <span class="smallcaps" lang="fr">Ann</span>',
    'Plain words',
  ]);
});

it('an entry has its number apart', async () => {
  const number = (said: string): string => `<span class="entry-number">${said}</span> `;
  expect(await entries('numbered: 2\n', TEXT)).toEqual([
    `${number('1')}The <em>Mill</em>`,
    `${number('1.1')}On <code>x</code>, 2<sup>nd</sup> and <span class="smallcaps" lang="fr">Ann</span>`,
    `${number('1.2')}Plain words`,
  ]);
});
