import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { decodePicture } from '../manuscript/index.js';
import { PressError } from '../problem.js';
import type { Shelf, World } from '../world.js';
import { addressesIn } from './addresses.js';
import type { Complaints } from './complaints.js';
import { forbidsEmbedding, openFace } from './face/index.js';
import { declaredFaces, type Face } from './faces.js';
import { checkRules } from './house-rules.js';
import { everyRule, readStyleSheet, type StyleSheet } from './style-sheet.js';

/** A style sheet of a theme, with all that it names. */
export interface ThemeSheet {
  readonly sheet: StyleSheet;
  /** What pages ask for it by, relative to their origin: `styles/themes/tract/theme.css`. */
  readonly address: string;
  readonly faces: readonly Face[];
  /** What it may be asked for besides, by address; the sheet itself too. Empty for what the program brings along. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface Sources {
  readonly world: World;
  readonly shelf: Shelf;
  /** Whether the book has formulas. */
  readonly math?: boolean;
}

/** A face of the program: `/faces/EBGaramond_400Regular.ttf`. */
export const SHELVED = /^\/faces\/([\w.-]+)$/;

/**
 * Reads a style sheet of the book's folder, its faces and its art, all of it through `world`. Its address is made of all their bytes,
 * so that pages that were made with others are not taken for these.
 * @param pages whether it is for pages of the text
 */
export async function readOwnSheet(
  file: string,
  pages: boolean,
  { world, shelf }: Sources,
  complaints: Complaints,
): Promise<ThemeSheet> {
  const bytes = await world.read(file);
  const sheet = readStyleSheet(file, decoded(file, bytes));
  checkRules(sheet, pages, complaints);
  const asWritten = new Map<string, Uint8Array>();
  const files = new Map([[file, bytes]]);
  const faces: Face[] = [];
  const read = async (url: string, at: number, what: string): Promise<[string, Uint8Array] | undefined> => {
    try {
      const path = pathOf(url, file, what);
      const written = asWritten.get(path) ?? (await world.read(path));
      asWritten.set(path, written);
      return [path, written];
    } catch (error) {
      complainOf(error, at);
      return undefined;
    }
  };
  const complainOf = (error: unknown, at: number): void => {
    if (!(error instanceof PressError)) throw error;
    const { message, hint } = error;
    complaints.complain(sheet, { at, message, ...(hint !== undefined && { hint }) });
  };

  for (const { url, at, ...face } of declaredFaces(sheet, complaints)) {
    const [, shelved] = SHELVED.exec(url) ?? [];
    if (shelved !== undefined) {
      if ((await shelf.face(shelved)) === undefined) {
        complaints.complain(sheet, {
          at,
          message: `Unexpected face ${url}, expected one that the program has`,
        });
      }
      faces.push({ ...face, file: shelved, bytes: () => shelf.face(shelved) });
      continue;
    }
    const [path, packed] = (await read(url, at, 'typeface')) ?? [];
    if (path === undefined || packed === undefined) continue;
    const opened = await openFace(packed, face, shelf);
    if ('expected' in opened) {
      complaints.complain(sheet, {
        at,
        message: `Unexpected content of "${path}", expected ${opened.expected}`,
        hint: 'What it is called does not count: look whether the file is what it should be.',
      });
      continue;
    }
    const before = files.get(path);
    if (before && Buffer.compare(before, opened) !== 0) {
      complaints.complain(sheet, {
        at,
        message: `Unexpected second style of the variable face "${path}", expected a file for each`,
        hint: 'Each file becomes a face of one weight: copy it, and name the copy here.',
      });
      continue;
    }
    if (forbidsEmbedding(opened)) {
      complaints.complain(sheet, {
        at,
        message: `Unexpected typeface "${path}" that forbids to be embedded, expected one that allows it`,
        hint: 'It says so itself (fsType, in its table OS/2), and the engine obeys: ask the foundry for one that may be embedded.',
      });
      continue;
    }
    files.set(path, opened);
    faces.push({ ...face, file: posix.basename(path), bytes: () => Promise.resolve(opened) });
  }
  for (const { url, at } of artIn(sheet, complaints)) {
    const [path, art] = (await read(url, at, 'picture')) ?? [];
    if (path === undefined || art === undefined || files.has(path)) continue;
    try {
      const { picture } = await decodePicture(path, art);
      files.set(path, picture.bytes);
    } catch (error) {
      complainOf(error, at);
    }
  }
  const folder = `theme/${hashOf(files)}`;
  return {
    sheet,
    address: `${folder}/${file}`,
    faces,
    files: new Map([...files].map(([path, content]) => [`${folder}/${path}`, content])),
  };
}

function decoded(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new PressError(`Unexpected bytes in "${file}", expected a style sheet in UTF-8`, { cause });
  }
}

/** The file that an address in a style sheet names, from the book's folder. Throws a `PressError` for what is none. */
function pathOf(url: string, sheet: string, what: string): string {
  const plain = url.replace(/[?#].*$/s, '');
  if (plain === '' || plain.startsWith('/') || /^[a-z][a-z\d+.-]*:/i.test(plain)) {
    const shown = url.length > 80 ? `${url.slice(0, 80)}…` : url;
    throw new PressError(`Unexpected ${what} "${shown}", expected a file in the book's folder`, {
      hint: 'Nothing is fetched from elsewhere: save it beside the style sheet, and name it from there.',
    });
  }
  try {
    return posix.join(posix.dirname(sheet), decodeURIComponent(plain));
  } catch {
    return posix.join(posix.dirname(sheet), plain);
  }
}

/** The pictures that a sheet names, those written out in it apart. */
function artIn(sheet: StyleSheet, complaints: Complaints): { readonly url: string; readonly at: number }[] {
  const found: { url: string; at: number }[] = [];
  for (const { prelude, declarations } of everyRule(sheet.rules)) {
    if (/^@font-face$/i.test(prelude)) continue;
    for (const { name, value, at } of declarations) {
      for (const url of addressesIn(value)) {
        if (/^data:/i.test(url)) continue;
        if (name.startsWith('--')) {
          complaints.complain(sheet, {
            at,
            message: `Unexpected url() in ${name}, expected it where it is used`,
            hint: 'Where a custom property is used, nobody knows any more which file it was written in.',
          });
        } else found.push({ url, at });
      }
    }
  }
  return found;
}

function hashOf(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of files) hash.update(`${path}:${bytes.length}:`).update(bytes);
  return hash.digest('hex').slice(0, 32);
}
