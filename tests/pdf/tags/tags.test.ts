import { describe, expect, it } from 'vitest';
import { joinPdfs } from '../../../src/pdf/joining/join.js';
import { settleLinks } from '../../../src/pdf/joining/links.js';
import { arrayAt, catalogOf, dictAt } from '../../../src/pdf/objects/objects.js';
import { pagesOf } from '../../../src/pdf/objects/page-tree.js';
import { mend } from '../../../src/pdf/tags/halves.js';
import { levelHeadings } from '../../../src/pdf/tags/headings.js';
import { repairTags } from '../../../src/pdf/tags/repair.js';
import { readStructure, type TagElement, type TagKid } from '../../../src/pdf/tags/structure.js';
import { fixture } from '../support.js';

/** The tree as one line: `Document(H1 P(Link))`; content and annotations as · and →. */
const drawn = (node: TagElement): string => {
  const kids = node.kids.map((kid) =>
    kid.kind === 'element' ? drawn(kid) : kid.kind === 'content' ? '·' : '→',
  );
  return node.kids.length > 0 ? `${node.role}(${kids.join(' ')})` : node.role;
};

async function tree(cut: readonly (readonly string[])[]) {
  const joined = joinPdfs([await fixture('one'), await fixture('two')]);
  settleLinks(
    joined,
    new Map([
      ['wharf', { page: 0, top: 0 }],
      ['tide', { page: 2, top: 0 }],
    ]),
  );
  const tagged = repairTags(
    joined.file,
    cut.map((text) => ({ text, notes: [] })),
  );
  levelHeadings(joined.file);
  const top = readStructure(joined.file);
  if (!top || !tagged) throw new Error('untagged');
  return { file: joined.file, top, tagged, line: drawn(top) };
}

describe('the structure', () => {
  it('has no wrappers, lists with bodies, figures with their text, links with their annotations', async () => {
    const { line } = await tree([]);
    expect(line).not.toContain('NonStruct');
    expect(line).toContain('L(LI(Lbl(·) LBody(·)) LI(Lbl(·) LBody(·)))');
    expect(line).toContain('Figure(· Caption(·))');
    expect(line).toContain('Table(TR(TH(');
    expect(line).toContain('Link(· →)');
  });

  it('has headings that nest without a gap', async () => {
    const { line } = await tree([]);
    expect([...line.matchAll(/H\d/g)].map(String)).toEqual(['H1', 'H2', 'H1', 'H2']);
  });

  it('has one paragraph where a page end cut it, and two where it did not', async () => {
    const cut = await tree([[], ['div', 'blockquote', 'p'], []]);
    const whole = await tree([]);
    expect(whole.line.match(/BlockQuote/g)).toHaveLength(2);
    expect(cut.line.match(/BlockQuote/g)).toHaveLength(1);
    expect(cut.line).toMatch(/BlockQuote\(P\(· · ·\)\)/);
  });

  it('owns every marked sequence through the parent tree, and every link', async () => {
    const { file, tagged } = await tree([]);
    const root = dictAt(file, catalogOf(file).get('StructTreeRoot'));
    const nums = arrayAt(file, dictAt(file, root?.get('ParentTree'))?.get('Nums'));
    const byKey = new Map<unknown, unknown>();
    for (let i = 0; i < nums.length; i += 2) byKey.set(nums[i], nums[i + 1]);
    pagesOf(file).forEach((page, index) => {
      expect(page.dict.get('Tabs')).toBe('/S');
      const owned = arrayAt(file, byKey.get(page.dict.get('StructParents')) as never);
      for (const [mcid, owner] of tagged.owners[index] ?? []) expect(owned[mcid]).toEqual(owner.ref);
      for (const link of arrayAt(file, page.dict.get('Annots'))) {
        const key = dictAt(file, link)?.get('StructParent');
        expect(dictAt(file, byKey.get(key) as never)?.get('S')).toBe('/Link');
      }
    });
  });
});

describe('a note that a page end cut', () => {
  const node = (role: string, kids: TagKid[]): TagElement => ({
    kind: 'element',
    dict: new Map(),
    ref: { kind: 'ref', id: 0 },
    role,
    kids,
  });
  const part = (page: number): TagKid => ({ kind: 'content', page, mcid: 0 });
  const block = (role: string, page: number, inner = 'P'): TagElement =>
    node(role, [role === 'P' ? part(page) : node(inner, [part(page)])]);
  /** Two pages of text, a note at the foot of each, and another on the second. */
  const kids = (): TagKid[] => [
    block('P', 0),
    block('Note', 0),
    block('P', 1),
    block('Note', 1),
    block('Note', 1),
  ];
  const mended = (text: readonly string[], notes: readonly string[]): string =>
    drawn(
      node(
        'Document',
        mend(kids(), [
          { text: [], notes: [] },
          { text, notes },
        ]),
      ),
    );

  it('is one, and the text around it too', () => {
    expect(mended([], [])).toBe('Document(P(·) Note(P(·)) P(·) Note(P(·)) Note(P(·)))');
    expect(mended(['p'], [])).toBe('Document(P(· ·) Note(P(·)) Note(P(·)) Note(P(·)))');
    expect(mended([], ['complementary', 'paragraph'])).toBe('Document(P(·) Note(P(· ·)) P(·) Note(P(·)))');
    expect(mended(['section', 'p'], ['complementary', 'paragraph'])).toBe(
      'Document(P(· ·) Note(P(· ·)) Note(P(·)))',
    );
    // cut between two of its paragraphs
    expect(mended([], ['complementary'])).toBe('Document(P(·) Note(P(·) P(·)) P(·) Note(P(·)))');
  });

  it('is one in a block that is kept together, a list in it too', () => {
    const list = (page: number): TagElement => block('L', page, 'LI');
    const cut = [node('Div', [block('P', 0), list(0)]), node('Div', [list(1), block('P', 1)])];
    const pages = (...text: string[]) => [
      { text: [], notes: [] },
      { text, notes: [] },
    ];
    expect(drawn(node('Document', mend(structuredClone(cut), pages('section', 'article', 'ul'))))).toBe(
      'Document(Div(P(·) L(LI(·) LI(·)) P(·)))',
    );
    expect(drawn(node('Document', mend(cut, pages('section'))))).toBe(
      'Document(Div(P(·) L(LI(·))) Div(L(LI(·)) P(·)))',
    );
  });

  it('is one past the figures that have floated in between, a plate on a page of its own among them', () => {
    const text = (...continued: string[]) => ({ text: continued, notes: [] });
    const pages = [text(), text(), text('section', 'p'), text()];
    const kids = [block('P', 0), block('Figure', 1), block('Table', 2), block('P', 2), block('P', 3)];
    expect(drawn(node('Document', mend(kids, pages)))).toBe('Document(P(· ·) Figure(P(·)) Table(P(·)) P(·))');
    // and not what else the page begins with
    const others = [block('P', 0), block('Figure', 2), block('L', 2), block('P', 2)];
    expect(drawn(node('Document', mend(others, pages)))).toBe('Document(P(·) Figure(P(·)) L(P(·)) P(·))');
  });
});
