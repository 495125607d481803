import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { compiledFolder } from './place.js';
import { privateFolder } from './private-folder.js';

/** Where the parts of the bundled program are, under the compiler's folder. */
export const PARTS = 'cli/parts';

/** A part's code as CommonJS: whatever it imports by `import()` from elsewhere, it asks of `importing`. */
const PARAMETERS = 'exports, require, module, __filename, __dirname, importing';

type Part = (
  exports: unknown,
  require: (name: string) => unknown,
  module: { exports: unknown },
  file: string,
  folder: string,
  importing: (name: string) => Promise<unknown>,
) => void;

/** The bundled program, its parts loaded as they are asked for. */
export interface Parts {
  /** Runs a part, the first time that it is asked for. */
  load(name: string): unknown;
  /** Keeps the engine's code of all parts that were compiled in this run, once they have run. Returns how many. */
  keep(): number;
}

/**
 * Starts the bundled program with one of its entries. To compile what a build needs takes longer than all else before the
 * first page, so the engine's code is kept from run to run, for each command its own, in the user's folder under the temporary one.
 * @public called by the files that `cli/bundle.ts` writes
 */
export function start(entry: string): void {
  // A command runs once, and much of it only a few times: compiling that for speed costs more than it saves (a quarter of the
  // processor time of a pamphlet). What is hot for a book is so after 600,000 units as well; the measure of V8 in Node 20 is 67,584.
  setFlagsFromString('--interrupt-budget=600000');
  const folder = join(compiledFolder(), PARTS);
  const first = entryIn(folder, entry);
  const [command = ''] = /^[a-z]{1,12}$/.exec(process.argv[2] ?? '') ?? [];
  const parts = openParts(folder, keptFolder(first), command);
  process.on('exit', (code) => {
    if (ENDED_WELL.has(code)) parts.keep();
  });
  parts.load(first);
}

/** A run that could not go on, or was told to end, has called too little of the program. */
const ENDED_WELL: ReadonlySet<number> = new Set([0, 1]);
/** Of how many programs code is kept: some megabytes each. */
const PROGRAMS = 4;

/** @throws Error where the program is not bundled */
export function entryIn(folder: string, entry: string): string {
  const name = readdirSync(folder).find(
    (name) => name.startsWith(`entry-${entry}-`) && name.endsWith('.cjs'),
  );
  if (name === undefined) throw new Error(`Unexpected program without ${entry}, expected it in ${folder}`);
  return name;
}

/** None where Node is told not to keep code, or counts what has run. */
function keptFolder(program: string): string | undefined {
  const { NODE_DISABLE_COMPILE_CACHE, NODE_V8_COVERAGE } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE || NODE_V8_COVERAGE) return undefined;
  const folder = privateFolder();
  return folder === undefined ? undefined : join(folder, 'code', program);
}

/**
 * @param folder the parts, files of CommonJS that are named by hashes of what they hold
 * @param kept where the engine's code is kept; nothing is kept without it
 * @param by who asks for the parts: of each, only what that has called is compiled
 */
export function openParts(folder: string, kept: string | undefined, by: string): Parts {
  const loaded = new Map<string, { exports: unknown }>();
  const compiled = new Map<string, { readonly script: Script; readonly source: Buffer }>();
  const importing = (name: string): Promise<unknown> => import(name);

  const load = (name: string): unknown => {
    const known = loaded.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    const file = join(folder, name);
    const source = readFileSync(file);
    const cachedData = kept === undefined ? undefined : codeKept(codeFile(kept, by, name), source);
    const before = `(function (${PARAMETERS}) {`;
    const script = new Script(`${before}${source.toString()}\n})`, {
      filename: file,
      columnOffset: -before.length,
      cachedData,
    });
    if (cachedData === undefined || script.cachedDataRejected) compiled.set(name, { script, source });
    const elsewhere = createRequire(file);
    const require = (wanted: string): unknown =>
      wanted.startsWith('./') ? load(wanted.slice(2)) : elsewhere(wanted);
    (script.runInThisContext() as Part)(module.exports, require, module, file, folder, importing);
    return module.exports;
  };
  const keep = (): number => {
    if (kept === undefined || compiled.size === 0) return 0;
    try {
      makeRoom(kept);
      for (const [name, { script, source }] of compiled)
        keepCode(codeFile(kept, by, name), script.createCachedData(), source);
      return compiled.size;
    } catch {
      return 0; // a full disk, or one that cannot be written: next time all is compiled again
    }
  };
  return { load, keep };
}

const codeFile = (kept: string, by: string, name: string): string => join(kept, `${by}-${name}.code`);

/**
 * What stands behind code: so it is not taken for that of another text or Node, nor when the disk has spoiled it. Whether its flags are the
 * same the engine sees itself; of the text it looks at no more than the length.
 */
const seal = (code: Uint8Array, source: Uint8Array): Buffer =>
  Buffer.from(`${process.version} ${process.arch} ${sum(source)} ${sum(code)}`);
const sum = (bytes: Uint8Array): string => crc32(bytes).toString(16).padStart(8, '0');

function codeKept(file: string, source: Buffer): Buffer | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return undefined;
  }
  const code = bytes.subarray(0, -seal(bytes, source).length);
  return seal(code, source).equals(bytes.subarray(code.length)) ? code : undefined;
}

/** Another run or thread may do the same at the same time: each writes aside. */
function keepCode(file: string, code: Buffer, source: Buffer): void {
  const aside = `${file}.${String(process.pid)}.${String(process.hrtime.bigint())}`;
  try {
    writeFileSync(aside, Buffer.concat([code, seal(code, source)]));
    renameSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Makes the folder for this program's code, and leaves those of the last few programs beside it. */
function makeRoom(kept: string): void {
  if (existsSync(kept)) return;
  mkdirSync(kept, { recursive: true, mode: 0o700 });
  const around = dirname(kept);
  const byAge = readdirSync(around)
    .map((name) => join(around, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const folder of byAge.slice(PROGRAMS)) rmSync(folder, { recursive: true, force: true });
}
