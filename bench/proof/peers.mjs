// The same material before other checkers, beside ours: node bench/proof/peers.mjs [CORPUS_REGEX]
// None is a dependency: PROOF_PEERS names a folder where `npm i cspell nspell dictionary-en` was run (codespell is looked for on the
// PATH: npm's package of that name is something else). What is not there is said to be not installed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readLanguage } from '../../dist/lib/proof/index.js';
import { proof } from '../../dist/lib/proof/with-markdown.js';
import { shelf } from '../../dist/lib/edge/shelf.js';
import { ROOT } from './seed.mjs';

const CORPORA = path.join(ROOT, 'proof');
if (!fs.existsSync(path.join(CORPORA, 'score.mjs'))) {
  console.log(`No test material in ${ROOT}; nothing measured.`);
  process.exit(0);
}
const { classLine, corpora, line, merge, score } = await import(path.join(CORPORA, 'score.mjs'));
const only = new RegExp(process.argv[2] ?? 'mibio|tess-books|oldbooks|gatsby|souls|opensource-guide');
const peers = process.env.PROOF_PEERS ?? '';
const require = createRequire(path.join(path.resolve(peers), 'package.json'));

function found(name) {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

/** Offsets of line starts: the others print lines and columns. */
function lineStarts(text) {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

async function nspell() {
  const [entry, dictionary] = ['nspell', 'dictionary-en'].map(found);
  if (entry === undefined || dictionary === undefined) return undefined;
  const { default: make } = await import(pathToFileURL(entry).href);
  const folder = path.dirname(dictionary);
  const speller = make(
    fs.readFileSync(path.join(folder, 'index.aff')),
    fs.readFileSync(path.join(folder, 'index.dic')),
  );
  const memo = new Map();
  const right = (word) => memo.get(word) ?? memo.set(word, speller.correct(word)).get(word);
  return (_, text) =>
    [...text.matchAll(/\p{L}+(?:['’]\p{L}+)*/gu)]
      .filter(([word]) => !right(word.replaceAll('’', "'")))
      .map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

function cspell() {
  const bin = path.join(peers, 'node_modules', '.bin', 'cspell');
  if (peers === '' || !fs.existsSync(bin)) return undefined;
  return (file, text) => {
    const starts = lineStarts(text);
    const argv = [
      'lint',
      '--no-progress',
      '--no-summary',
      '--no-config-search',
      '--root',
      path.dirname(file),
      path.basename(file),
    ];
    const { stdout } = spawnSync(bin, argv, {
      cwd: path.dirname(file),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return [...stdout.matchAll(/:(\d+):(\d+) - Unknown word \(([^)]+)\)/g)].map(([, row, column, word]) => {
      const start = starts[row - 1] + Number(column) - 1;
      return { start, end: start + word.length };
    });
  };
}

function codespell() {
  const bin = process.env.CODESPELL ?? 'codespell';
  if (spawnSync(bin, ['--version']).status !== 0) return undefined;
  return (file, text) => {
    const starts = lineStarts(text);
    const { stdout } = spawnSync(bin, [file], { encoding: 'utf8', maxBuffer: 1 << 28 });
    return [...stdout.matchAll(/:(\d+): (\S+) ==> /g)].flatMap(([, row, word]) => {
      const start = text.indexOf(word, starts[row - 1]);
      return start < 0 ? [] : [{ start, end: start + word.length }];
    });
  };
}

const language = await readLanguage(shelf());
const ours = (file, text) =>
  proof([{ file: path.basename(file), text }], { language }).map(({ place }) => ({
    start: place.start.offset,
    end: place.end.offset,
  }));

const tools = { pamphleteer: ours, nspell: await nspell(), cspell: cspell(), codespell: codespell() };
for (const [name, check] of Object.entries(tools)) {
  console.log(`\n## ${name}${check ? '' : ': not installed'}\n`);
  if (!check) continue;
  const scored = corpora(CORPORA)
    .filter(({ id }) => only.test(id))
    .map((corpus) => {
      // Pages go together: a checker's start must not count for each, and ours reads a book as one.
      const findings = corpus.files.flatMap((file) => {
        const full = path.join(corpus.dir, file);
        const text = fs.readFileSync(full, 'utf8');
        return check(full, text).map((one) => ({ ...one, file: `${corpus.id}/${file}`, ruleId: name }));
      });
      return score(corpus, findings);
    });
  for (const one of scored) console.log(line(one));
  const books = scored.filter(({ clean }) => !clean);
  if (books.length > 0) console.log(`by class: ${classLine(merge(books))}`);
}
