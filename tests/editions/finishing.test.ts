import { expect, it } from 'vitest';
import type { SectionRole } from '../../src/book/index.js';
import { finishedPart } from '../../src/editions/finished-part.js';
import { finishing } from '../../src/editions/finishing.js';
import type { LaidPage, PrintedShard, Typesetter } from '../../src/pagination/typesetter.js';
import { arrayAt, catalogOf, dictAt, isName, isRef, pagesOf, readPdf } from '../../src/pdf/objects/index.js';
import { fixture } from '../pdf/support.js';

const box = { x: 0, y: 0, width: 1, height: 1 };
const page = (continues: readonly string[]): LaidPage => ({ blank: false, ids: [], text: box, continues });
const printed = async (): Promise<PrintedShard> => ({
  pdf: await fixture('one'),
  pages: [page([]), page(['div', 'blockquote', 'p'])],
  problems: [],
});

/** A typesetter whose every shard is the fixture. */
const engine: Typesetter = {
  lay: async () => {
    const { pages } = await printed();
    return { dependsOnSide: true, place: () => Promise.resolve(pages), print: printed };
  },
  furnish: () => Promise.reject(new Error('not asked')),
  close: () => Promise.resolve(),
};

const serve = (): Promise<undefined> => Promise.resolve(undefined);

/** Roles of the elements at the top. */
function rolesOf(pdf: Uint8Array): string {
  const file = readPdf(pdf);
  const [document] = arrayAt(file, dictAt(file, catalogOf(file).get('StructTreeRoot'))?.get('K'));
  return arrayAt(file, dictAt(file, document)?.get('K'))
    .map((kid) => {
      const role = isRef(kid) ? dictAt(file, kid)?.get('S') : undefined;
      return isName(role) ? role : '';
    })
    .join(' ');
}

it('gives shards as the typesetter does, finished', async () => {
  const laid = await finishing(engine, { bleed: 0, rightToLeft: false }).lay({ id: '0001', html: '' }, serve);
  expect(laid.dependsOnSide).toBe(true);
  expect(await laid.place('recto')).toHaveLength(2);
  const { pdf, pages } = await laid.print();
  expect(pages).toHaveLength(2);
  const alone = await finishedPart(await fixture('one'), {
    continues: [
      { text: [], notes: [] },
      { text: ['div', 'blockquote', 'p'], notes: [] },
    ],
    role: undefined,
  });
  expect(Buffer.compare(pdf, alone)).toBe(0);
  expect(rolesOf(pdf).match(/BlockQuote/g)).toHaveLength(1);
});

it('knows the contents and the index', async () => {
  const rolesIn = async (role: SectionRole): Promise<string> =>
    rolesOf(
      (
        await (
          await finishing(engine, { bleed: 0, rightToLeft: false }).lay({ id: 'a', role, html: '' }, serve)
        ).print()
      ).pdf,
    );
  expect(await rolesIn('chapter')).toContain('/L ');
  expect(await rolesIn('index')).toContain('/Index ');
  expect(await rolesIn('index')).not.toContain('/L ');
  expect(await rolesIn('contents')).toContain('/TOC');
  expect(await rolesIn('contents')).not.toContain('/L ');
});

it('makes the same of a part whenever it was printed', async () => {
  const raw = Buffer.from(await fixture('one')).toString('latin1');
  const later = raw.replace(/\(D:\d{14}/g, '(D:20991231235959');
  expect(later).not.toBe(raw);
  const facts = { continues: [], role: undefined };
  const [one, other] = await Promise.all(
    [raw, later].map((text) => finishedPart(Buffer.from(text, 'latin1'), facts)),
  );
  expect(one && other && Buffer.compare(one, other)).toBe(0);
});

it('gives heads and folios a page each, and no sheets', async () => {
  const whole = await fixture('one');
  const sheets: Typesetter = {
    ...engine,
    furnish: () => Promise.resolve({ pdf: whole, stack: { step: 800, onSheet: 1 }, problems: [] }),
  };
  const wanted = { kind: 'first', side: 'recto', page: 1 } as const;
  const order = { id: 'heads', html: '', pages: [wanted] };
  const made = await finishing(sheets, { bleed: 0, rightToLeft: false }).furnish(order, serve);
  expect(made).toEqual({ pdf: made.pdf, problems: [] });
  const file = readPdf(made.pdf);
  const [, foot, , head] = arrayAt(file, pagesOf(file)[0]?.dict.get('MediaBox')).map(Number);
  // points of so many pixels
  expect((head ?? 0) - (foot ?? 0)).toBe(600);
  expect(pagesOf(file)).toHaveLength(1);
});

it('leaves no lists of procedures, which no reader asks for, in what pages and forms draw with', async () => {
  const lists = (pdf: Uint8Array): number =>
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/ProcSet *\[/g)?.length ?? 0;
  const { pdf } = await printed();
  expect(lists(pdf)).toBeGreaterThan(0);
  expect(lists(await finishedPart(pdf, { continues: [], role: undefined }))).toBe(0);
});
