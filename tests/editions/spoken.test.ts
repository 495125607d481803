import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { shelf } from '../../src/edge/shelf.js';
import { readAnyPdf, wordsOf, type PdfFile, type Value } from '../../src/pdf/index.js';
import { arrayAt, catalogOf, dictAt, isBytes, isRef } from '../../src/pdf/objects/objects.js';
import { pagesOf } from '../../src/pdf/objects/page-tree.js';
import { readStructure, type TagElement, type TagKid } from '../../src/pdf/tags/structure.js';
import { publish } from '../../src/publish.js';
import { typesetter } from '../support/press.js';
import { memoryWorld } from '../support/world.js';

const CHAPTERS = {
  'one.md': `# One

He said [le mot *juste*]{lang=fr} and left.[^1] See [elsewhere](#deep).

::: {lang=de}
Ein ganzer Absatz.
:::

![A mill](mill.png "The mill")

![Une roue](mill.png "La roue"){lang=fr}

[^1]: The note says [bonjour]{lang=fr}.

    And goes on.
`,
  'two.md': `# Two\n\n${'Words that fill the page. '.repeat(12)}\n\n## Deep {#deep}\n\nText.\n\n> [!NOTE]\n> First.\n>\n> - Item\n\n<article>\n\nFree.\n\n</article>\n\n\`\`\`\nfirst line\n\`\`\`\n\n\`\`\`\nsecond line\n\`\`\`\n`,
};

/** `P(· Span fr(·))`; marked sequences are dots, annotations arrows. */
const drawn = (kid: TagKid): string => {
  if (kid.kind !== 'element') return kid.kind === 'content' ? '·' : '→';
  const lang = kid.dict.get('Lang');
  return `${kid.role}${isBytes(lang) ? ` ${lang.bytes}` : ''}(${kid.kids.map(drawn).join(' ')})`;
};
const each = (node: TagElement): TagElement[] => [
  node,
  ...node.kids.flatMap((kid) => (kid.kind === 'element' ? each(kid) : [])),
];

describe('what a screen reader is told', { timeout: 90_000 }, () => {
  let file: PdfFile;
  let bytes: Uint8Array = new Uint8Array();
  let top: TagElement;
  let line = '';
  beforeAll(async () => {
    const mill = await sharp({ create: { width: 600, height: 300, channels: 3, background: '#444' } })
      .png()
      .toBuffer();
    const world = memoryWorld({
      'book.yaml': 'title: Said\nlanguage: en\ntrim: a6\neditions: [screen]\nchapters: [one.md, two.md]',
      'mill.png': mill,
      ...CHAPTERS,
    });
    const { artifacts, problems } = await publish(world, { typesetter, shelf: shelf() }, { target: '.' });
    expect(problems).toEqual([]);
    bytes = artifacts.find(({ name }) => name.endsWith('.pdf'))?.bytes ?? bytes;
    file = await readAnyPdf(bytes);
    const found = readStructure(file);
    if (!found) throw new Error('no structure');
    top = found;
    line = drawn(top);
  });

  it('has passages in other languages, within a paragraph and as one', () => {
    expect(line).toContain('P(· Span fr(· Em(·)) ·');
    expect(line).toContain('P de(·)');
  });

  it('has notes as notes, paragraph by paragraph, and references to them', () => {
    expect(line).toContain('Reference(Link(· →))');
    expect(line).toMatch(/Note\(P\([· ]+Span fr\(·\) ·\) P\(·\)\)/);
  });

  it('has callouts as blocks, and no other, nor authors’ articles', () => {
    expect(line).toMatch(/ Div\(P\(·\) P\(·\) L\(LI\(Lbl\(·\) LBody\(·\)\)\)\) P\(·\) /);
    expect(line.match(/Div|Art/g)).toHaveLength(1);
  });

  it('has the contents as a table of contents', () => {
    const link = String.raw`Reference\(Link\([· ]+→\)\)`;
    const nested = String.raw`TOC\(TOCI\(${link}\)\)`;
    expect(line).toMatch(new RegExp(String.raw`TOC\(TOCI\(${link}\) TOCI\(${link} ${nested}\)\)`));
  });

  it('has code as a paragraph of its own', () => {
    expect(line).toContain('P(·) P(Code(·)) P(Code(·))');
  });

  it('has figures with their captions, in the language of the picture', () => {
    expect(line).toMatch(/Figure\(· Caption\(·\)\) Figure fr\(· Caption\(·\)\)/);
  });

  it('has each figure in the box in which it stands', async () => {
    const figure = each(top).find(({ role }) => role === 'Figure');
    const [box] = arrayAt(file, figure?.dict.get('A')).flatMap((attribute) => {
      const found = arrayAt(file, dictAt(file, attribute)?.get('BBox')).map(Number);
      return found.length > 0 ? [found] : [];
    });
    const [left = 0, foot = 0, right = 0, head = 0] = box ?? [];
    expect((right - left) / (head - foot)).toBeCloseTo(2, 1);
    const page = pagesOf(file).findIndex(
      ({ ref }) => ref.id === (figure?.dict.get('Pg') as { id: number }).id,
    );
    const words = (await wordsOf(bytes))[page] ?? [];
    const [, , , height = 0] = arrayAt(file, pagesOf(file)[page]?.dict.get('MediaBox')).map(Number);
    const before = words.find(({ text }) => text === 'Absatz.');
    const caption = words.find(({ text }) => text === 'mill');
    expect(height - head).toBeGreaterThan((before?.y ?? 0) + (before?.height ?? 0) - 1);
    expect(height - foot).toBeLessThan((caption?.y ?? 0) + 1);
  });

  it('leads to the place itself, in another part too', async () => {
    const pages = pagesOf(file);
    const words = await wordsOf(bytes);
    const at = words.flatMap((line) => line.filter(({ text }) => text === 'Deep')).at(-1);
    if (!at) throw new Error('no Deep');
    const [, , , height = 0] = arrayAt(file, pages[at.page]?.dict.get('MediaBox')).map(Number);
    const leading = pages.flatMap(({ dict }) =>
      arrayAt(file, dict.get('Annots')).map((link) => arrayAt(file, dictAt(file, link)?.get('Dest'))),
    );
    const named = arrayAt(
      file,
      dictAt(file, dictAt(file, catalogOf(file).get('Names'))?.get('Dests'))?.get('Kids'),
    ).flatMap((kid) => arrayAt(file, dictAt(file, kid)?.get('Names')));
    const index = named.findIndex((name) => isBytes(name) && name.bytes === 'deep');
    const there = [...leading, arrayAt(file, named[index + 1])].filter(([page]: Value[]) =>
      isRef(page) ? page.id === pages[at.page]?.ref.id : false,
    );
    // from the text and from the contents, and by its name
    const deep = there.filter(([, , , y]) => Math.abs(height - Number(y) - at.y) < at.height);
    expect(deep.length).toBeGreaterThanOrEqual(3);
  });

  it('has one note where a page end cut one, its paragraphs whole', async () => {
    const long = 'A note so long that no foot of a small page holds it, and then some more of it. '.repeat(
      30,
    );
    const world = memoryWorld({
      'a.md': `---\ntitle: Long\ntrim: a6\neditions: [screen]\n---\n\n# One\n\nText.[^1] ${'More of it here. '.repeat(80)}\n\nLast.[^2]\n\n[^1]: ${long}\n\n    Its second paragraph.\n\n[^2]: Short.\n`,
    });
    const made = await publish(world, { typesetter, shelf: shelf() }, { target: 'a.md' });
    expect(made.problems).toEqual([]);
    const cut = await readAnyPdf(made.artifacts[0]?.bytes ?? new Uint8Array());
    const root = readStructure(cut);
    const notes = each(root ?? top).filter(({ role }) => role === 'Note');
    const pagesIn = (note: TagElement): number =>
      new Set(
        each(note).flatMap(({ kids }) => kids.flatMap((kid) => (kid.kind === 'content' ? [kid.page] : []))),
      ).size;
    expect(notes.map(pagesIn)).toEqual([2, 1]);
    expect(notes[0]?.kids.map((kid) => kid.kind === 'element' && kid.role)).toEqual(['P', 'P']);
  });

  it('has one callout where a page end cut one, its paragraphs and lists whole', async () => {
    const world = memoryWorld({
      'a.md': `---\ntitle: Long\ntrim: a6\neditions: [screen]\n---\n\n# One\n\nText.\n\n> [!NOTE]\n> ${'More of it here. '.repeat(80)}\n>\n> - Item\n> - ${'More of it here. '.repeat(80)}\n\nLast.\n`,
    });
    const made = await publish(world, { typesetter, shelf: shelf() }, { target: 'a.md' });
    expect(made.problems).toEqual([]);
    const cut = readStructure(await readAnyPdf(made.artifacts[0]?.bytes ?? new Uint8Array()));
    const boxes = each(cut ?? top).filter(({ role }) => role === 'Div');
    expect(boxes.map(({ kids }) => kids.map((kid) => kid.kind === 'element' && kid.role))).toEqual([
      ['P', 'P', 'L'],
    ]);
    const list = boxes[0]?.kids[2];
    expect(list?.kind === 'element' && list.kids).toHaveLength(2);
  });
});
