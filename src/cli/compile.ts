import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compileEnglish, compileWords } from '../proof/compile/index.js';
import { bundle } from './bundle.js';

// Run by `npm run build:lib`: what the proof-reader knows is compiled once, and the program bundled, so that a start takes milliseconds.

const require = createRequire(import.meta.url);
const folderOf = (entry: string): string => dirname(entry);
const DICTIONARIES = [require.resolve('dictionary-en'), require.resolve('dictionary-en-gb')].map(folderOf);
const NAMES = folderOf(require.resolve('@cspell/dict-people-names'));
const LONG = folderOf(require.resolve('word-list'));

const read = async (folder: string, file: string): Promise<string> => readFile(join(folder, file), 'utf8');

async function lines(folder: string, file: string): Promise<string[]> {
  const text = await read(folder, file);
  return text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
}

/** The licences of what was compiled ask that they go along with it. */
async function notices(folders: readonly string[]): Promise<string> {
  const texts = folders.map(async (folder) => {
    const { name } = JSON.parse(await read(folder, 'package.json')) as { readonly name: string };
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name}\n\n${file === undefined ? '' : await read(folder, file)}`;
  });
  return (await Promise.all(texts)).join('\n\n----\n\n');
}

async function compile(): Promise<void> {
  const library = dirname(import.meta.dirname);
  const data = join(library, 'data');
  const shipped = join(library, '../../src/proof/data');
  await mkdir(data, { recursive: true });
  const dictionaries = DICTIONARIES.map(async (folder) => ({
    aff: await read(folder, 'index.aff'),
    dic: await read(folder, 'index.dic'),
  }));
  const words = compileWords({
    dictionaries: await Promise.all(dictionaries),
    names: await lines(NAMES, 'dict/people-names.txt'),
    long: await lines(LONG, 'words.txt'),
  });
  await writeFile(join(data, 'words-en.bin'), words);
  await writeFile(join(data, 'words-en.LICENSES.txt'), await notices([...DICTIONARIES, NAMES, LONG]));
  const model = gunzipSync(await readFile(join(shipped, 'en-lm.bin.gz')));
  for (const [name, bytes] of Object.entries(compileEnglish(model))) await writeFile(join(data, name), bytes);
  for (const name of await readdir(shipped))
    if (name.endsWith('.json')) await copyFile(join(shipped, name), join(data, name));
  await copyFile(join(library, '../../src/pdf/data/fogra39l.icc'), join(data, 'fogra39l.icc'));
}

await Promise.all([compile(), bundle()]);
