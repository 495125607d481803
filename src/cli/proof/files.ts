import { chmod, readdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refuseUnwritable } from '../../edge/artifacts.js';
import { codeOf, makeFolder } from '../../edge/disk.js';
import { PressError } from '../../problem.js';

const TEXTS = /\.(?:md|markdown|txt|text)$/i;

/** A text as it is on disk, its byte order mark included. */
export interface TextFile {
  readonly text: string;
  /** Whether writing the text back as UTF-8 gives the same bytes. */
  readonly isUtf8: boolean;
}

/** Whether there is something at `path`. */
export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function decode(bytes: Uint8Array): TextFile {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff) {
    const decoder = new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be', { ignoreBOM: true });
    return { text: decoder.decode(bytes), isUtf8: false };
  }
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(bytes), isUtf8: true };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), isUtf8: false };
  }
}

/** Reads a text: UTF-8, UTF-16 where a mark says so, else Windows-1252. Throws a `PressError` for what is no text. */
export async function readText(path: string, name: string): Promise<TextFile> {
  const file = decode(await readFile(path));
  if (file.text.includes('\0'))
    throw new PressError(`Unexpected binary data in ${name}, expected text`, {
      hint: 'The proof-reader reads Markdown and plain text.',
    });
  return file;
}

/** Puts another text into a file that is there, whole or not at all; its mode stays, and links go on leading to it. */
export async function rewriteText(path: string, text: string): Promise<void> {
  const real = await realpath(path);
  const { mode } = await stat(real);
  const aside = `${real}.fixing`;
  await writeFile(aside, text);
  await chmod(aside, mode);
  await rename(aside, real);
}

/** Throws a `PressError` where no report can be written to `path`, called `name`: better known before any text is changed. */
export async function refuseReport(path: string, name: string): Promise<void> {
  const facts = await stat(path).catch(() => undefined);
  if (facts?.isDirectory())
    throw new PressError(`Unexpected folder ${name}, expected a file to write in`, {
      hint: `Name a file in it, such as ${join(name, 'proof.txt')}.`,
    });
  if (!facts) await refuseUnwritable(dirname(path));
}

/** Writes a report; folders are made where they are missing, and devices and pipes written to as they are. Throws a `PressError` that names it. */
export async function writeReport(path: string, name: string, text: string): Promise<void> {
  try {
    await makeFolder(dirname(path));
    await writeFile(path, text);
  } catch (error) {
    throw new PressError(
      `Unexpected failure to write ${name} (${codeOf(error)}), expected a file to write in`,
      {
        cause: error,
      },
    );
  }
}

/** The texts of a folder and its subfolders, by name; hidden folders and node_modules are left out. */
export async function textsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await textsIn(path)));
    else if (entry.isFile() && TEXTS.test(entry.name)) found.push(path);
  }
  return found;
}
