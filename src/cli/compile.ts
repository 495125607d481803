import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compileEnglish, compileWords } from '../proof/compile/index.js';
import { compiledFolder, packageRoot } from '../edge/place.js';
import { bundle } from './bundle.js';
import { noticesOf } from './licences.js';

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

async function compile(): Promise<void> {
  const sources = join(packageRoot(), 'src');
  const data = join(compiledFolder(), 'data');
  const shipped = join(sources, 'proof/data');
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
  await writeFile(join(data, 'words-en.LICENSES.txt'), await noticesOf([...DICTIONARIES, NAMES, LONG]));
  const model = gunzipSync(await readFile(join(shipped, 'en-lm.bin.gz')));
  for (const [name, bytes] of Object.entries(compileEnglish(model))) await writeFile(join(data, name), bytes);
  for (const name of await readdir(shipped))
    if (name.endsWith('.json')) await copyFile(join(shipped, name), join(data, name));
  await copyFile(join(sources, 'pdf/data/fogra39l.icc'), join(data, 'fogra39l.icc'));
}

await Promise.all([compile(), bundle()]);
