import type { NamedTheme } from '../manuscript/index.js';
import { PressError, type Problem } from '../problem.js';
import { styledIn } from './classes.js';
import { complaintsAboutThemes, type Complaints } from './complaints.js';
import { familiesIn, uprightOf, weightIn, type Face } from './faces.js';
import { checkFamilies } from './families.js';
import type { Sources, ThemeSheet } from './own-sheet.js';
import { coverLook, readPart, shelved, type CoverLook, type Part } from './parts.js';
import { propertiesOf, type Properties } from './properties.js';
import { everyRule } from './style-sheet.js';
import { unusedProperties } from './unused.js';

/** What is known of a theme before a page is laid out. */
export interface Theme {
  /** As the settings have it, for messages. */
  readonly name: string;
  /** Distance of two baselines in points; the text block is a whole number of them high. */
  readonly leading: number;
  readonly head: RunningHeads;
  /** Whether a chapter opens on a right-hand page or on the next one. */
  readonly chapterOpens: 'recto' | 'next';
  /** Whether text looks otherwise on a left-hand page than on a right-hand one. */
  readonly tellsSides: boolean;
  /** Classes of blocks that some sheet has a look for. */
  readonly styled: ReadonlySet<string>;
  /** The faces of text, code and formulas, which all characters are looked for in. */
  readonly faces: readonly Face[];
  /** Of these the upright ones of the text, one a family, in the order in which they are asked for a character. */
  readonly textFaces: readonly Face[];
  /** The family that text is set in, and that of code if it has one of its own. */
  readonly textFamily: string;
  readonly codeFamily: string | undefined;
  /** Style sheets in the order of their cascade, by what pages ask for them: `styles/base.css`. */
  readonly sheets: readonly string[];
  readonly cover: () => Promise<CoverLook>;
  /** What pages may load of a theme, by `styles/…`, `faces/…` and `theme/…`. */
  readonly serve: (path: string) => Promise<Uint8Array | undefined>;
  readonly problems: readonly Problem[];
}

/** How running heads are set. */
export interface RunningHeads {
  /** In points. */
  readonly size: number;
  /** What is added to each character, in parts of the size. */
  readonly tracking: number;
  readonly caps: 'all-small-caps' | 'small-caps' | 'normal';
  /** One a family, in the order in which they are asked for a character. */
  readonly faces: readonly Face[];
}

/**
 * Reads the themes of a book, each going before those in front of it. Throws one `PressError` for what is no theme, and for all that is wrong
 * with style sheets of the book.
 */
export async function readTheme(names: readonly NamedTheme[], sources: Sources): Promise<Theme> {
  const { shelf, math = false } = sources;
  const complaints = complaintsAboutThemes();
  const base = await shelved('base.css', sources);
  const parts: Part[] = [];
  for (const name of names) parts.push(await readPart(name, sources, complaints));
  complaints.settle();
  const sheets = parts.map(({ theme }) => theme);
  const name = names.map((one) => one.name).join(', ');
  const properties = propertiesOf([base, ...sheets].map(({ sheet }) => sheet));
  const faces = lastOfEach([base, ...sheets].flatMap((one) => one.faces));
  const said = foundations(properties, sheets, name, complaints);
  const own = parts.filter((part) => part.own);
  const lonely = own.flatMap(({ theme, cover }) => {
    const known = [...faces, ...(cover?.faces ?? [])];
    return [theme, ...(cover ? [cover] : [])].flatMap(({ sheet }) => checkFamilies(sheet, known, complaints));
  });
  complaints.settle();

  const textFamilies = familiesIn(properties.value('--text-face') ?? '');
  const codeFamilies = familiesIn(properties.value('--code-face') ?? '');
  const headFamilies = familiesIn(properties.value('--head-face') ?? '');
  const files = new Map(own.flatMap(({ theme, cover }) => [...theme.files, ...(cover?.files ?? [])]));
  const mathFamilies = math ? familiesIn(properties.value('--math-face') ?? '') : [];
  const inUse = new Set([...textFamilies, ...codeFamilies, ...mathFamilies]);
  return {
    name,
    leading: said.leading,
    head: {
      size: said.headSize,
      tracking: said.headTracking,
      caps: said.caps,
      faces: uprightOf(faces, headFamilies, weightIn(properties.value('--head-weight'))),
    },
    chapterOpens: said.opens,
    tellsSides: sheets.some(({ sheet }) =>
      [...everyRule(sheet.rules)].some(({ prelude }) => SIDES.test(prelude)),
    ),
    styled: new Set([base, ...sheets].flatMap(({ sheet }) => styledIn(sheet))),
    faces: faces.filter(({ family }) => inUse.has(family)),
    textFaces: uprightOf(faces, textFamilies),
    textFamily: textFamilies[0] ?? '',
    codeFamily: codeFamilies[0] === textFamilies[0] ? undefined : codeFamilies[0],
    sheets: [
      'styles/base.css',
      'styles/print.css',
      ...(math ? ['styles/math.css'] : []),
      ...sheets.map(({ address }) => address),
    ],
    cover: () => coverLook(base, parts, sources),
    serve: async (path) => {
      const [from, rest] = [path.slice(0, path.indexOf('/')), path.slice(path.indexOf('/') + 1)];
      if (from === 'faces') return shelf.face(rest);
      if (from === 'theme') return files.get(path);
      const sheet = from === 'styles' ? await shelf.style(rest) : undefined;
      return sheet === undefined ? undefined : new TextEncoder().encode(sheet);
    },
    problems: [
      ...lonely,
      ...(await unusedProperties(
        own.map(({ theme }) => theme.sheet),
        { base: base.sheet, themes: sheets.map(({ sheet }) => sheet), shelf },
      )),
    ],
  };
}

/** The classes of the engine's pages by their sides, in a selector. */
const SIDES = /\.pagedjs_(?:left|right)_page\b/;

/** Of faces for the same the one that is declared last, as in the cascade. */
function lastOfEach(faces: readonly Face[]): readonly Face[] {
  const by = new Map(faces.map((face) => [`${face.family} ${face.weight} ${face.italic}`, face]));
  return [...by.values()];
}

/** What a theme has to say, and what is reckoned with before a page is laid out. */
function foundations(
  properties: Properties,
  sheets: readonly ThemeSheet[],
  name: string,
  complaints: Complaints,
): {
  readonly leading: number;
  readonly headSize: number;
  readonly headTracking: number;
  readonly caps: RunningHeads['caps'];
  readonly opens: Theme['chapterOpens'];
} {
  const themes = propertiesOf(sheets.map(({ sheet }) => sheet));
  for (const needed of ['--leading', '--text-face']) {
    if (themes.value(needed) !== undefined) continue;
    const [first] = sheets;
    if (!first) throw new PressError('Unexpected absence of a theme, expected one');
    complaints.complain(first.sheet, {
      at: 0,
      message: `Unexpected theme ${name} without ${needed}, expected it on :root`,
      hint: 'Say it, or build on a theme that does: theme: [tract, ./look].',
    });
  }
  const oneOf = <T extends string>(property: string, ...values: readonly [T, ...T[]]): T => {
    const value = properties.value(property);
    const found = values.find((one) => one === value);
    if (value !== undefined && found === undefined)
      properties.complain(property, values.join(' or '), complaints);
    return found ?? values[0];
  };
  const leading = properties.points('--leading', complaints);
  if (leading === 0) properties.complain('--leading', 'a length (14pt)', complaints);
  return {
    leading: leading ?? 0,
    headSize: properties.points('--head-size', complaints) ?? 0,
    headTracking: properties.em('--head-tracking', complaints) ?? 0,
    caps: oneOf('--head-caps', 'all-small-caps', 'small-caps', 'normal'),
    opens: oneOf('--chapter-opens', 'next', 'recto'),
  };
}
