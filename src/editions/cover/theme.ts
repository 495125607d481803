import { advancesOf, type Face, type Theme } from '../../themes/index.js';
import type { Advance, Sizes } from './fit.js';

/** What a theme says of its covers: style sheets in the order of their cascade, and the sizes that its texts may have. */
export interface CoverTheme {
  readonly sheets: readonly string[];
  /** Of a name such as `title`: `--cover-title-most`, `-least`, `-leading`, `-tracking` and `-lines`, for a page as wide as A5. */
  readonly sizesOf: (name: string) => Sizes;
  /** How wide letters of a text are. */
  readonly advanceOf: (name: string) => Advance;
}

/** A theme without a cover of its own has that of `styles/cover.css`. */
export async function readCoverTheme(theme: Theme): Promise<CoverTheme> {
  const { sheets, face } = await theme.cover();
  const said = new Map(
    sheets
      .flatMap(({ text }) => [...text.matchAll(/--cover-([\w-]+):\s*(-?[\d.]+)/g)])
      .map(([, key = '', value]) => [key, Number(value)] as const),
  );
  const [letters, names] = await Promise.all([advancesIn(theme.textFaces[0]), advancesIn(face)]);
  return {
    sheets: sheets.map(({ address }) => address),
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
    advanceOf: (text) => (/^(?:blurb|brief|facts)$/.test(text) ? letters : names),
  };
}

async function advancesIn(face: Face | undefined): Promise<Advance> {
  const bytes = await face?.bytes();
  // the width of a letter of text faces, should the face be none that is understood
  return (bytes && advancesOf(bytes)) ?? (() => 0.5);
}
