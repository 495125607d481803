import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  /** As it was written before there was `license`. */
  readonly licenses?: readonly { readonly type: string }[];
}

async function notice(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as PackageJson;
  const { name, version, license = manifest.licenses?.map(({ type }) => type).join(' OR ') } = manifest;
  const file = (await readdir(folder)).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
  return `${name} ${version} (${license ?? 'no licence named'})\n\n${file === undefined ? '' : await readFile(join(folder, file), 'utf8')}`;
}

/** The names, versions and licences of packages, whole, by their folders: what is made of them has to take these along. */
export async function noticesOf(folders: readonly string[]): Promise<string> {
  return (await Promise.all(folders.map(notice))).join('\n\n----\n\n');
}
