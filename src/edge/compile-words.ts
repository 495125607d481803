import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packWords } from './front-coding.js';
import { expandHunspell } from './hunspell.js';

// Run by `npm run build:lib`: what the proof-reader knows is compiled once, so that a start takes milliseconds.

const require = createRequire(import.meta.url);
/** Bits as `proof/lexicon.ts` documents them. */
const FLAGS = { common: 1, proper: 2, rare: 4, name: 8 } as const;
/** Short forms of a long list are abbreviations and Scrabble's two-letter words: misreadings, most of them. */
const SHORTEST_RARE = 3;

type Words = Map<string, number>;

function add(words: Words, form: string, flag: number): void {
  const plain = form.replaceAll('’', "'").normalize('NFC');
  if (!/^\p{L}[\p{L}\p{M}']*$/u.test(plain) || plain.endsWith("'s")) return;
  const lower = plain.toLowerCase();
  words.set(lower, (words.get(lower) ?? 0) | flag);
}

async function hunspell(words: Words, entry: string): Promise<void> {
  const folder = dirname(entry);
  const aff = await readFile(join(folder, 'index.aff'), 'utf8');
  const dic = await readFile(join(folder, 'index.dic'), 'utf8');
  for (const form of expandHunspell(aff, dic))
    add(words, form, form === form.toLowerCase() ? FLAGS.common : FLAGS.proper);
}

async function lines(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8');
  return text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
}

/** The licences of what was compiled ask that they go along with it. */
async function notices(packages: readonly string[]): Promise<string> {
  const texts = packages.map(async (name) => {
    const folder = dirname(require.resolve(name));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name}\n\n${file === undefined ? '' : await readFile(join(folder, file), 'utf8')}`;
  });
  return (await Promise.all(texts)).join('\n\n----\n\n');
}

async function compile(): Promise<void> {
  const library = dirname(import.meta.dirname);
  const data = join(library, 'data');
  const words: Words = new Map();
  await hunspell(words, require.resolve('dictionary-en'));
  await hunspell(words, require.resolve('dictionary-en-gb'));
  const names = join(dirname(require.resolve('@cspell/dict-people-names')), 'dict/people-names.txt');
  for (const name of await lines(names)) add(words, name, FLAGS.name);
  const long = join(dirname(require.resolve('word-list')), 'words.txt');
  for (const word of await lines(long)) if (word.length >= SHORTEST_RARE) add(words, word, FLAGS.rare);
  await mkdir(data, { recursive: true });
  await writeFile(join(data, 'words-en.bin'), packWords(words));
  const sources = ['dictionary-en', 'dictionary-en-gb', '@cspell/dict-people-names', 'word-list'];
  await writeFile(join(data, 'words-en.LICENSES.txt'), await notices(sources));
  const shipped = join(library, '../../src/proof/data');
  for (const name of await readdir(shipped))
    if (/\.(?:gz|json)$/.test(name)) await copyFile(join(shipped, name), join(data, name));
  await copyFile(join(library, '../../src/pdf/data/fogra39l.icc'), join(data, 'fogra39l.icc'));
}

await compile();
