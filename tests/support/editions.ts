import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Book } from '../../src/book/index.js';
import { finishedPart } from '../../src/editions/finished-part.js';
import { formesOf, type Edition } from '../../src/editions/index.js';
import type { Settings } from '../../src/manuscript/index.js';
import { pageSize } from '../../src/pagination/index.js';
import type { PageFacts } from '../../src/pagination/typesetter.js';
import type { OutputProfile } from '../../src/pdf/index.js';
import { fixture } from '../pdf/support.js';
import { settings } from './book.js';
import { tract } from './theme.js';
import { noTypesetter } from './typesetter.js';

const profile = join(import.meta.dirname, '..', '..', 'src', 'pdf', 'data', 'fogra39l.icc');

/** A fixture as editions take it. */
export const finished = async (name: 'one' | 'two'): Promise<Uint8Array> =>
  finishedPart(await fixture(name), { continues: [], role: undefined });

/** An edition's file, made of three pages as the engine prints them. */
export async function made(
  edition: Edition,
  over: Partial<Settings> = {},
  press?: OutputProfile,
): Promise<Uint8Array> {
  const box = { x: 75, y: 68, width: 300, height: 640 };
  const facts: PageFacts = { side: 'recto', label: '1', blank: false, ids: [], text: box };
  const parts = [
    { pdf: await finished('one'), pages: [facts, facts], problems: [] },
    { pdf: await finished('two'), pages: [facts], problems: [] },
  ];
  const pages = {
    size: pageSize('a5'),
    shards: parts.map((part, i) => ({ ...part, section: `part-${i}`, blanksBefore: 0 })),
    facts: parts.flatMap((part) => part.pages),
    problems: [],
  };
  const none = (): Promise<undefined> => Promise.resolve(undefined);
  const book: Book = {
    slug: 'wharf',
    settings: { ...settings, ...over },
    sections: [],
    contents: [],
    pictures: [],
  };
  const shelf = { style: none, face: none, data: async () => new Uint8Array(await readFile(profile)) };
  const { artifacts } = await edition.make(book, pages, {
    forme: formesOf(pages, 1),
    shelf,
    theme: tract,
    typesetter: noTypesetter,
    now: new Date(0),
    ...(press ? { profile: press } : {}),
  });
  const [artifact] = artifacts;
  if (!artifact) throw new Error('no artifact');
  return artifact.bytes;
}
