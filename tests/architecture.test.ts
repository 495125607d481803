import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '..', 'src');

/** Which rooms a room may import from. A room is a folder of src/, or a file that stands there alone. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  problem: [],
  world: [],
  roman: [],
  breath: [],
  visit: [],
  'pdf-js': [],
  sfnt: [],
  subsetter: [],
  printers: ['problem'],
  index: ['*'],
  publish: [
    'manuscript',
    'citations',
    'typography',
    'formulas',
    'book',
    'themes',
    'pagination',
    'pdf',
    'editions',
    'preflight',
    'conserve',
    'breath',
    'problem',
    'world',
  ],
  conserve: [
    'manuscript',
    'book',
    'editions',
    'pagination',
    'pdf',
    'preflight',
    'breath',
    'problem',
    'world',
  ],
  manuscript: ['breath', 'problem', 'roman', 'world', 'visit'],
  restore: ['pdf-js', 'problem'],
  report: ['problem'],
  pdf: ['pdf-js', 'problem', 'roman', 'sfnt'],
  citations: ['manuscript', 'breath', 'problem'],
  typography: ['manuscript', 'problem', 'roman'],
  formulas: ['manuscript', 'problem', 'visit'],
  proof: ['manuscript', 'problem', 'world'],
  lsp: ['proof', 'problem'],
  book: ['manuscript', 'citations', 'problem', 'roman', 'visit'],
  themes: ['manuscript', 'problem', 'sfnt', 'subsetter', 'world'],
  pagination: ['book', 'themes', 'breath', 'problem', 'roman', 'world', 'visit'],
  editions: [
    'book',
    'breath',
    'manuscript',
    'themes',
    'pagination',
    'pdf',
    'printers',
    'problem',
    'subsetter',
    'world',
    'visit',
  ],
  preflight: ['pdf', 'printers', 'problem', 'world'],
  preview: [],
  edge: ['problem', 'world', 'pagination', 'preview'],
  cli: [
    'publish',
    'edge',
    'report',
    'proof',
    'lsp',
    'restore',
    'typography',
    'manuscript',
    'editions',
    'preflight',
    'pdf',
    'preview',
    'problem',
    'breath',
    'world',
  ],
};

/** The same inside a room that has rooms of its own; its `index.ts` opens on all of them. */
const INNER_ARROWS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  pdf: {
    geometry: [],
    objects: [],
    reading: ['geometry'],
    contents: ['objects'],
    ink: ['objects'],
    text: ['objects'],
    tags: ['geometry', 'objects'],
    joining: ['objects'],
    furniture: ['geometry', 'objects'],
    catalog: ['objects'],
    pages: ['catalog', 'geometry', 'objects'],
    painting: ['contents', 'geometry', 'ink', 'objects'],
    press: ['contents', 'geometry', 'objects', 'pages'],
  },
  manuscript: {
    model: [],
    syntax: [],
    html: ['model'],
    settings: ['model', 'syntax'],
    pictures: ['html', 'model'],
    checks: ['html', 'model', 'syntax'],
  },
  proof: {
    text: [],
    settings: [],
    language: ['text'],
    compile: ['language'],
    book: ['language', 'text'],
    evidence: ['book', 'language', 'text'],
    rules: ['evidence', 'book', 'language', 'text'],
  },
  book: {
    model: [],
    words: ['model'],
    rendering: ['model'],
    references: ['model'],
    indexing: ['model', 'rendering'],
    chapters: ['indexing', 'references', 'rendering', 'model'],
    front: ['rendering', 'model'],
    back: ['references', 'rendering', 'model'],
  },
  restore: {
    lines: [],
    inputs: ['lines'],
    edges: ['lines'],
    order: ['edges', 'lines'],
    notes: ['edges', 'lines'],
    paragraphs: ['edges', 'lines'],
    hyphens: ['lines'],
    outcome: ['order', 'notes', 'paragraphs', 'hyphens', 'edges', 'lines'],
  },
};

/** Files that may be entered past a folder's index: ports, what runs inside the page, and what loads alone because it loads fast. */
const DOORS =
  /(?:\/index|pagination\/typesetter|^preview\/told|^manuscript\/(?:parse|chapters)|^proof\/with-markdown|^problem|^roman|^breath|^visit|^pdf-js|^sfnt|^subsetter|^world|^publish|^conserve|^edge\/.*)\.ts$/;
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

/** What is loaded along with a file: imports at its head that are more than types. */
function staticallyImported(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const found = text.matchAll(/(?:^|\n)(?:import|export)(?! type)\s[^'"`;]+?\sfrom\s*'([^']+)'/g);
  return [...found].map((match) => ({ from: file, to: match[1] ?? '' }));
}

const resolved = (from: string, to: string): string =>
  normalize(join(dirname(from), to)).replace(/\.js$/, '.ts');
const room = (file: string): string => file.split('/')[0]?.replace(/\.ts$/, '') ?? '';
const files = sources(SRC);
const imports = files.flatMap(importsOf);
const inside = imports
  .filter((edge) => edge.to.startsWith('.'))
  .map(({ from, to }) => ({ from, to: resolved(from, to) }));

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

const innerRoom = (file: string): string =>
  file.split('/').length > 2 ? (file.split('/')[1] ?? '') : 'index';

/** The same among the rooms of a room, each entered through its `index.ts`. */
function brokenInnerArrows(edges: readonly Import[]): string[] {
  return edges
    .filter(({ from, to }) => room(from) === room(to) && innerRoom(from) !== innerRoom(to))
    .filter(({ from, to }) => {
      const rooms = INNER_ARROWS[room(from)];
      if (!rooms) return false;
      const allowed = innerRoom(from) === 'index' ? Object.keys(rooms) : rooms[innerRoom(from)];
      return !allowed?.includes(innerRoom(to)) || !to.endsWith('/index.ts');
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

  it('has no arrows but the declared ones inside its rooms', () => {
    expect(brokenInnerArrows(inside)).toEqual([]);
    for (const [outer, rooms] of Object.entries(INNER_ARROWS)) {
      const found = files.filter((file) => room(file) === outer).map(innerRoom);
      expect([...new Set(found)].sort()).toEqual([...Object.keys(rooms), 'index'].sort());
    }
  });

  it('would say so if it had', () => {
    const inner = [
      { from: 'pdf/objects/read.ts', to: 'pdf/text/index.ts' },
      { from: 'pdf/text/glyphs.ts', to: 'pdf/objects/parse.ts' },
      { from: 'pdf/index.ts', to: 'pdf/objects/parse.ts' },
      { from: 'pdf/text/glyphs.ts', to: 'pdf/objects/index.ts' },
      { from: 'pdf/index.ts', to: 'pdf/text/index.ts' },
    ];
    expect(brokenInnerArrows(inner)).toHaveLength(3);
    expect(brokenArrows([{ from: 'pdf/pages/boxes.ts', to: 'edge/disk.ts' }])).toEqual([
      'pdf/pages/boxes.ts → edge/disk.ts',
    ]);
    expect(brokenInnerArrows([{ from: 'restore/lines/scan.ts', to: 'restore/order/order.ts' }])).toEqual([
      'restore/lines/scan.ts → restore/order/order.ts',
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

  it('proof-reads a text without loading the Markdown reader', () => {
    const loadedBy = (file: string): string[] => {
      const loaded = new Set([file]);
      for (const one of loaded)
        for (const { to } of staticallyImported(one)) if (to.startsWith('.')) loaded.add(resolved(one, to));
      return [...loaded];
    };
    expect(loadedBy('cli/commands/proof.ts').filter((file) => room(file) === 'manuscript')).toEqual([]);
    expect(loadedBy('proof/with-markdown.ts')).toContain('manuscript/parse.ts');
  });
});
