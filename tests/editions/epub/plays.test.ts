import { expect, it } from 'vitest';
import { assemble } from '../../../src/book/index.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import { epubOf, filesOf } from '../../support/epub.js';
import { memoryWorld } from '../../support/world.js';

it('plays say who speaks and what is a direction', async () => {
  const text = '# One\n\n::: play\n*Enter* ANNA.\n\nANNA. [Aside.] So.\n\nOn.\n:::\n';
  const manuscript = await readManuscript(memoryWorld({ 'book.yaml': 'title: T', 'a.md': text }), '.');
  const { book } = assemble({ ...manuscript, bibliography: [] });
  const document = Object.values(filesOf((await epubOf(book)).bytes)).find((file) => file.includes('Aside'));
  expect(document).toMatch(/<html [^>]*epub:prefix="z3998: /);
  expect(document).toContain('<div epub:type="z3998:drama" class="play">');
  expect(document).toContain('<p epub:type="z3998:stage-direction" class="direction">Enter ');
  expect(document).toContain(
    '<p class="speech"><span epub:type="z3998:persona" class="speaker caps">ANNA</span>. <span epub:type="z3998:stage-direction" class="direction">[Aside.]</span> So.</p>',
  );
  expect(document).toContain('<p class="speech continued">On.</p>');
});
