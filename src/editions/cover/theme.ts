import { readTheme, type Theme } from '../../pagination/index.js';
import type { Shelf } from '../../world.js';
import { advancesOf } from '../../pagination/index.js';
import type { Advance, Sizes } from './fit.js';

/** What a theme says of its covers: style sheets in the order of their cascade, and the sizes that its texts may have. */
export interface CoverTheme {
  readonly theme: Theme;
  readonly sheets: readonly string[];
  /** Of a name such as `title`: `--cover-title-most`, `-least`, `-leading`, `-tracking` and `-lines`, for a page as wide as A5. */
  readonly sizesOf: (name: string) => Sizes;
  readonly advance: Advance;
}

/** A theme without a cover of its own has that of `styles/cover.css`. */
export async function readCoverTheme(name: string, shelf: Shelf): Promise<CoverTheme> {
  const theme = await readTheme(name, shelf);
  const own = `themes/${name}/cover.css`;
  const [base = '', special] = await Promise.all([shelf.style('cover.css'), shelf.style(own)]);
  const said = new Map(
    [...`${base}${special ?? ''}`.matchAll(/--cover-([\w-]+):\s*(-?[\d.]+)/g)].map(
      ([, key = '', value]) => [key, Number(value)] as const,
    ),
  );
  const face = await shelf.face(theme.faces[0] ?? '');
  return {
    theme,
    sheets: ['base.css', `themes/${name}/theme.css`, 'cover.css', ...(special === undefined ? [] : [own])],
    sizesOf: (text) => {
      const of = (what: string, otherwise: number): number => said.get(`${text}-${what}`) ?? otherwise;
      return {
        most: of('most', 12),
        least: of('least', 8),
        leading: of('leading', 1.25),
        tracking: of('tracking', 0),
        lines: of('lines', Infinity),
      };
    },
    // the width of a letter of text faces, should the face be none that is understood
    advance: (face && advancesOf(face)) ?? (() => 0.5),
  };
}
