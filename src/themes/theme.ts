import { PressError } from '../problem.js';
import type { Shelf } from '../world.js';

/** What the page needs to know of a theme before it is laid out. */
export interface Theme {
  readonly name: string;
  /** Distance of two baselines in points; the text block is a whole number of them high. */
  readonly leading: number;
  /** The size of the running heads in points. */
  readonly headSize: number;
  /** What is added to each character of the running heads, in parts of their size. */
  readonly headTracking: number;
  /** Whether a chapter opens on a right-hand page or on the next one. */
  readonly chapterOpens: 'recto' | 'next';
  /** The files of the faces that it declares: `EBGaramond_400Regular.ttf`. */
  readonly faces: readonly string[];
  /** Of these the upright ones of the text, one a family, in the order in which they are asked for a character. */
  readonly textFaces: readonly string[];
  /** Style sheets in the order of their cascade, relative to `styles/`. */
  readonly sheets: readonly string[];
}

/** Reads a theme's custom properties. Throws a `PressError` for a name that is no theme, or a theme that sets no leading. */
export async function readTheme(name: string, shelf: Shelf): Promise<Theme> {
  const sheet = `themes/${name}/theme.css`;
  const css = /^[\w-]+$/.test(name) ? await shelf.style(sheet) : undefined;
  if (css === undefined) {
    throw new PressError(
      `Unexpected theme ${JSON.stringify(name)}, expected the name of a folder of styles/themes`,
      {
        hint: 'The theme that comes along is tract.',
      },
    );
  }
  const leading = Number(/--leading:\s*([\d.]+)pt/.exec(css)?.[1]);
  if (!(leading > 0)) throw new PressError(`Theme ${name} sets no --leading in points`);
  const opens = /--chapter-opens:\s*(recto|next)/.exec(css)?.[1];
  return {
    name,
    leading,
    headSize: Number(/--head-size:\s*([\d.]+)pt/.exec(css)?.[1] ?? 9),
    headTracking: Number(/--head-tracking:\s*([\d.]+)em/.exec(css)?.[1] ?? 0),
    chapterOpens: opens === 'recto' ? 'recto' : 'next',
    faces: facesIn(css),
    textFaces: textFacesIn(css),
    sheets: ['base.css', 'print.css', sheet],
  };
}

const facesIn = (css: string): readonly string[] =>
  [...css.matchAll(/url\(['"]?\/faces\/([\w.-]+)['"]?\)/g)].map(([, face = '']) => face);

function textFacesIn(css: string): readonly string[] {
  const upright = new Map<string, string>();
  for (const [rule] of css.matchAll(/@font-face\s*\{[^}]*\}/g)) {
    const family = /font-family:\s*['"]?([^'";]+)/.exec(rule)?.[1];
    const [file] = facesIn(rule);
    const isUpright = !/font-(?:style|weight):\s*(?!normal|400)/.test(rule);
    if (family !== undefined && file !== undefined && isUpright && !upright.has(family))
      upright.set(family, file);
  }
  const families = /--text-face:\s*([^;]+)/.exec(css)?.[1]?.split(',') ?? [];
  return families.flatMap((family) => upright.get(family.trim().replace(/^['"]|['"]$/g, '')) ?? []);
}
