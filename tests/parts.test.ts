import { describe, expect, it } from 'vitest';
import { shelf } from '../src/edge/shelf.js';
import { wordsOf } from '../src/pdf/index.js';
import { loadPdfJs } from '../src/pdf-js.js';
import { publish } from '../src/publish.js';
import { typesetter } from './support/press.js';
import { filesOf } from './support/epub.js';
import { memoryWorld } from './support/world.js';

interface Item {
  readonly title: string;
  readonly items: readonly Item[];
}
const drawn = (items: readonly Item[]): string =>
  items.map(({ title, items: below }) => (below.length > 0 ? `${title}[${drawn(below)}]` : title)).join(' ');

describe('parts of a book', { timeout: 60_000 }, () => {
  it('have their chapters below them in the contents, the outline and the EPUB', async () => {
    const world = memoryWorld({
      'book.yaml': 'title: Mills\nlanguage: en\neditions: [screen, epub]\nchapters: [a.md, b.md]\n',
      'a.md':
        '# Before\n\nText.\n\n# Waters of Information\n\n# One\n\nText.\n\n## Again\n\nText.\n\n# Two\n\nText.\n',
      'b.md':
        '# Winds {.part}\n\nText.\n\n## Why\n\nText.\n\n# ספר קטן\n\nText.\n\n# End {.no-part}\n\nText.\n',
    });
    const made = await publish(world, { typesetter, shelf: shelf() }, { target: '.' });
    expect(made.problems).toEqual([]);
    const [pdf = new Uint8Array(), epub = new Uint8Array()] = made.artifacts.map(({ bytes }) => bytes);

    const { getDocument } = await loadPdfJs();
    const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    const outline = (await document.getOutline()) as readonly Item[] | null;
    await document.destroy();
    const nested = 'Before Waters of Information[One[Again] Two] Winds[Why ספר קטן] End';
    expect(drawn((outline ?? []).slice(2))).toBe(nested);

    const pages = (await wordsOf(pdf)).map((page) => page.map(({ text }) => text).join(' '));
    expect(pages[2]?.toLowerCase()).toContain(
      'before 1 waters of information 2 one 3 again 3 two 4 winds 5 why 5 ספר קטן 6 end 7',
    );

    const files = filesOf(epub);
    const nav = files['OEBPS/toc.xhtml'] ?? '';
    const toc = nav.slice(nav.indexOf('<ol>'), nav.indexOf('</nav>'));
    const read = toc
      .replaceAll(/<a [^>]*>|<\/a>|<\/?li>|\s*\n\s*/g, ' ')
      .replaceAll(/\s*<ol>\s*/g, '[')
      .replaceAll(/\s*<\/ol>\s*/g, '] ')
      .replaceAll(/\s+(\])?/g, (_, end?: string) => end ?? ' ');
    expect(read.replace(/<span[^>]*><\/span>/g, '').trim()).toBe(`[${nested}]`);
    const part = Object.entries(files).find(([name]) => name.endsWith('waters-of-information.xhtml'))?.[1];
    expect(part).toContain('epub:type="part" role="doc-part"');
  });
});
