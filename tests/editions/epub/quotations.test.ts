import { expect, it } from 'vitest';
import { assemble } from '../../../src/book/index.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import { epubOf, filesOf } from '../../support/epub.js';
import { memoryWorld } from '../../support/world.js';

it('a quotation below a title is an epigraph, and the line behind its dash an attribution', async () => {
  const text =
    '# One\n\n> Words.\n>\n> -- Somebody\n\nText.[^1]\n\n> More.\n>\n> — Another\n\n[^1]: Note\n\n    > So.\n    >\n    > — Third\n';
  const manuscript = await readManuscript(memoryWorld({ 'book.yaml': 'title: T', 'a.md': text }), '.');
  const { book } = assemble({ ...manuscript, bibliography: [] });
  const document =
    Object.values(filesOf((await epubOf(book)).bytes)).find((file) => file.includes('Third')) ?? '';
  expect(document.match(/role="doc-epigraph"/g)).toHaveLength(1);
  expect(document).toMatch(/<blockquote epub:type="epigraph"[^>]*>\s*<p>Words\./);
  for (const name of ['Another', 'Third']) expect(document).toContain(`<p class="attribution">— ${name}</p>`);
  expect(document).not.toContain('class="attribution">Words');
});
