import type { SourceFile } from '../../manuscript/index.js';
import { placeAt, PressError, type Place, type Problem } from '../../problem.js';
import type { CslItem } from '../csl-item.js';
import { readItem } from './item.js';
import { readJson } from './json.js';
import type { Listed, RawReferences } from './raw.js';

type Reader = (source: SourceFile, listed: Listed) => RawReferences | Promise<RawReferences>;

/** How each kind of file is read; the heavy parsers are loaded when a book has such a file. */
const READERS: Readonly<Record<string, Reader>> = {
  json: readJson,
  yaml: async (source) => (await import('./yaml.js')).readYaml(source),
  yml: async (source) => (await import('./yaml.js')).readYaml(source),
  bib: async (source, listed) => (await import('./bibtex.js')).readBibtex(source, listed),
  ris: async (source) => (await import('./ris.js')).readRis(source),
};

export interface References {
  readonly works: ReadonlyMap<string, CslItem>;
  readonly problems: readonly Problem[];
}

/** More uncited works than this in a file are told in one sentence: it is a library, not this book's list. */
const MOST_UNCITED = 10;

/**
 * The works of all the book's reference files, by key. Of two with one key the first counts.
 * Throws a `PressError` on a file that cannot be read.
 */
export async function readReferences(sources: readonly SourceFile[], listed: Listed): Promise<References> {
  const works = new Map<string, CslItem>();
  const problems: Problem[] = [];
  for (const source of sources) {
    const ending = /\.([^./]+)$/.exec(source.file)?.[1]?.toLowerCase() ?? '';
    const reader = Object.hasOwn(READERS, ending) ? READERS[ending] : undefined;
    if (!reader) {
      throw new PressError(
        `Unexpected kind of bibliography ${source.file}, expected .json, .yaml, .bib or .ris`,
      );
    }
    const raw = await reader(source, listed);
    problems.push(...(raw.problems ?? []));
    const place = (id: string): Place => placeOf(source.file, raw, id);
    const uncited = [...(raw.uncited ?? [])];
    for (const entry of raw.entries) {
      const { item, flaws } = readItem(entry);
      const here = (): Place => place(item?.id ?? '');
      for (const flaw of flaws) {
        problems.push({
          ruleId: 'reference-invalid',
          severity: item ? 'warning' : 'error',
          place: here(),
          ...flaw,
        });
      }
      if (!item) continue;
      if (works.has(item.id)) {
        problems.push({
          ruleId: 'reference-duplicate',
          severity: 'warning',
          message: `Unexpected second entry '${item.id}', expected one entry for a key`,
          place: here(),
          note: 'The first one counts.',
        });
        continue;
      }
      works.set(item.id, item);
      if (listed !== 'all' && !listed.has(item.id)) uncited.push(item.id);
    }
    problems.push(...uncitedProblems(source.file, uncited, place));
  }
  return { works, problems };
}

function uncitedProblems(file: string, keys: readonly string[], place: (id: string) => Place): Problem[] {
  const problem = (message: string, at: Place): Problem => ({
    ruleId: 'reference-uncited',
    severity: 'warning',
    message,
    place: at,
    note: 'The bibliography lists cited works only, and those that nocite names.',
  });
  if (keys.length > MOST_UNCITED) {
    const some = keys.slice(0, 3).join(', ');
    return [
      problem(
        `Unexpected ${keys.length} uncited entries in ${file} (${some}, …), expected a citation of each`,
        place(''),
      ),
    ];
  }
  return keys.map((key) =>
    problem(`Unexpected uncited entry '${key}', expected a citation of it`, place(key)),
  );
}

function placeOf(file: string, raw: RawReferences, id: string): Place {
  const at = id === '' ? -1 : raw.find(id);
  return at < 0 ? placeAt(file, raw.text, 0, 0) : placeAt(file, raw.text, at, at + id.length);
}
