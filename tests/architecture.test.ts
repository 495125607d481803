import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '..', 'src');

/** Which rooms a room may import from. A room is a folder of src/, or a file that stands there alone. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  problem: [],
  world: [],
  roman: [],
  index: ['*'],
  publish: [
    'manuscript',
    'citations',
    'typography',
    'book',
    'pagination',
    'pdf',
    'editions',
    'preflight',
    'conserve',
    'problem',
    'world',
  ],
  conserve: ['manuscript', 'book', 'editions', 'pagination', 'pdf', 'preflight', 'problem'],
  manuscript: ['problem', 'world'],
  restore: ['problem'],
  report: ['problem'],
  pdf: ['problem', 'roman'],
  citations: ['manuscript', 'problem'],
  typography: ['manuscript', 'problem'],
  proof: ['manuscript', 'problem', 'world'],
  lsp: ['proof', 'problem'],
  book: ['manuscript', 'citations', 'problem'],
  pagination: ['book', 'problem', 'roman', 'world'],
  editions: ['book', 'manuscript', 'pagination', 'pdf', 'problem', 'world'],
  preflight: ['pdf', 'problem'],
  edge: ['problem', 'world', 'pagination'],
  cli: [
    'publish',
    'edge',
    'report',
    'proof',
    'lsp',
    'restore',
    'manuscript',
    'editions',
    'preflight',
    'problem',
    'world',
  ],
};

/** Files that may be entered past a folder's index: ports, what runs inside the page, and the parser, which loads alone and fast. */
const DOORS =
  /(?:\/index|pagination\/typesetter|^manuscript\/parse|^problem|^roman|^world|^publish|^conserve|^edge\/.*)\.ts$/;
const OUTSIDE_WORLD =
  /^(?:node:(?:fs|fs\/promises|http|https|net|child_process|worker_threads)|puppeteer-core|@sparticuz\/chromium)$/;

interface Import {
  readonly from: string;
  readonly to: string;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.ts$/.test(entry.name) ? [relative(SRC, path)] : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'"`;]+?\sfrom\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|\nimport '([^']+)'/g,
  );
  return [...found].map((match) => ({ from: file, to: match[1] ?? match[2] ?? match[3] ?? '' }));
}

const room = (file: string): string => file.split('/')[0]?.replace(/\.ts$/, '') ?? '';
const files = sources(SRC);
const imports = files.flatMap(importsOf);
const inside = imports
  .filter((edge) => edge.to.startsWith('.'))
  .map((edge) => ({
    from: edge.from,
    to: normalize(join(dirname(edge.from), edge.to)).replace(/\.js$/, '.ts'),
  }));

/** The arrows that a set of imports breaks; apart, so that the test can be shown to fail. */
export function brokenArrows(edges: readonly Import[]): string[] {
  return edges
    .filter(({ from, to }) => room(from) !== room(to))
    .filter(({ from, to }) => {
      const allowed = ARROWS[room(from)];
      return !allowed || !(allowed.includes('*') || allowed.includes(room(to)));
    })
    .map(({ from, to }) => `${from} → ${to}`);
}

function cycles(edges: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}

describe('the house', () => {
  it('reads its own files', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(inside.length).toBeGreaterThan(10);
    expect(inside.filter(({ to }) => !files.includes(to))).toEqual([]);
  });

  it('has no arrows but the declared ones', () => {
    expect(brokenArrows(inside)).toEqual([]);
  });

  it('would say so if it had', () => {
    expect(brokenArrows([{ from: 'pdf/boxes.ts', to: 'edge/disk.ts' }])).toEqual([
      'pdf/boxes.ts → edge/disk.ts',
    ]);
    expect(
      cycles([
        { from: 'a', to: 'b' },
        { from: 'b', to: 'a' },
      ]),
    ).not.toEqual([]);
  });

  it('has no cycles', () => {
    expect(cycles(inside)).toEqual([]);
  });

  it('enters a folder through its index', () => {
    const past = inside.filter(({ from, to }) => room(from) !== room(to) && !DOORS.test(to));
    expect(past).toEqual([]);
  });

  it('touches disk, network and browser in edge/ and cli/ only', () => {
    const outside = imports.filter(
      ({ from, to }) => OUTSIDE_WORLD.test(to) && !['edge', 'cli'].includes(room(from)),
    );
    expect(outside).toEqual([]);
  });
});
