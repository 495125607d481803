import type { NamedTheme } from '../manuscript/index.js';
import { nearest, PressError, readAt } from '../problem.js';
import { complaintsAboutThemes, type Complaints } from './complaints.js';
import { declaredFaces, familiesIn, uprightOf, weightIn, type Face } from './faces.js';
import { readOwnSheet, SHELVED, type Sources, type ThemeSheet } from './own-sheet.js';
import { propertiesOf } from './properties.js';
import { readStyleSheet } from './style-sheet.js';

/** The themes that come along. */
export const SHIPPED: readonly string[] = ['tract', 'broadside'];

/** How covers look. */
export interface CoverLook {
  /** In the order of their cascade: what pages ask for each by, and what it says. */
  readonly sheets: readonly { readonly address: string; readonly text: string }[];
  /** The face of titles and names, by `--cover-face` and `--cover-weight`. */
  readonly face: Face | undefined;
}

/** One of the themes of a book. */
export interface Part {
  readonly theme: ThemeSheet;
  /** Whether it is the book's. */
  readonly own: boolean;
  /** Its own style sheet for covers, read if it is the book's. */
  readonly cover?: ThemeSheet;
  /** Where the program has one, if there is one. */
  readonly shelvedCover?: string;
}

/** Reads a theme by its name or path. Throws a `PressError` for what is none. */
export function readPart(
  { name, place }: NamedTheme,
  sources: Sources,
  complaints: Complaints,
): Promise<Part> {
  return readAt(partNamed(name, sources, complaints), () => place);
}

async function partNamed(name: string, sources: Sources, complaints: Complaints): Promise<Part> {
  if (!/[/.]/.test(name)) {
    const folder = `themes/${name}`;
    if ((await sources.shelf.style(`${folder}/theme.css`)) === undefined) throw await noTheme(name, sources);
    return {
      theme: await shelved(`${folder}/theme.css`, sources),
      own: false,
      shelvedCover: `${folder}/cover.css`,
    };
  }
  const { world } = sources;
  const path = name.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '') || '.';
  if (/\.css$/i.test(path)) return { theme: await readOwnSheet(path, true, sources, complaints), own: true };
  const names = await world.list(path);
  const inside = path === '.' ? '' : `${path}/`;
  if (!names.includes('theme.css')) {
    throw new PressError(`Unexpected folder "${name}" without a theme.css, expected a theme`, {
      hint: 'A theme is a folder with a theme.css; a style sheet of another name is a theme too: theme: [tract, ./look.css].',
    });
  }
  const theme = await readOwnSheet(`${inside}theme.css`, true, sources, complaints);
  if (!names.includes('cover.css')) return { theme, own: true };
  return { theme, own: true, cover: await readOwnSheet(`${inside}cover.css`, false, sources, complaints) };
}

async function noTheme(name: string, { world }: Sources): Promise<PressError> {
  const names = await world.list('.').catch((): readonly string[] => []);
  const near = nearest(name, SHIPPED);
  return new PressError(
    `Unexpected theme ${JSON.stringify(name)}, expected ${near === undefined ? `one that comes along (${SHIPPED.join(', ')})` : `"${near}"`}`,
    {
      hint: names.includes(`${name}/`)
        ? `A folder of the book has a path: theme: ./${name}.`
        : 'A theme of your own is a folder in that of the book: theme: ./look (docs/themes.md).',
    },
  );
}

/** A style sheet that the program brings along. */
export async function shelved(name: string, { shelf }: Sources): Promise<ThemeSheet> {
  const text = await shelf.style(name);
  if (text === undefined) {
    throw new PressError(`Unexpected absence of the style sheet ${name}, expected it in styles/`, {
      hint: 'The installation is incomplete: install pamphleteer again.',
    });
  }
  const sheet = readStyleSheet(`styles/${name}`, text);
  const faces = declaredFaces(sheet, complaintsAboutThemes()).flatMap(({ url, ...face }) => {
    const [, file] = SHELVED.exec(url) ?? [];
    return file === undefined ? [] : [{ ...face, file, bytes: () => shelf.face(file) }];
  });
  return { sheet, address: `styles/${name}`, faces, files: new Map() };
}

/** The look of covers: `cover.css` is that of any theme, and each may have its own. */
export async function coverLook(
  base: ThemeSheet,
  parts: readonly Part[],
  sources: Sources,
): Promise<CoverLook> {
  const own = await Promise.all(
    parts.map(async ({ cover, shelvedCover }) => {
      if (cover) return cover;
      const there = shelvedCover !== undefined && (await sources.shelf.style(shelvedCover)) !== undefined;
      return there ? shelved(shelvedCover, sources) : undefined;
    }),
  );
  const themes = parts.map(({ theme }) => theme);
  const all = [
    base,
    ...themes,
    await shelved('cover.css', sources),
    ...own.filter((one) => one !== undefined),
  ];
  const properties = propertiesOf(all.map(({ sheet }) => sheet));
  const families = familiesIn(properties.value('--cover-face') ?? '');
  const faces = all.flatMap((one) => one.faces);
  return {
    sheets: all.map(({ address, sheet }) => ({ address, text: sheet.text })),
    face: uprightOf(faces, families, weightIn(properties.value('--cover-weight')))[0],
  };
}
