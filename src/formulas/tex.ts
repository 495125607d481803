import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { cleaned } from './markup.js';
import { spaceOut } from './spacing.js';

/** TeX is a programming language: a formula may not go on for ever, nor be larger than a page. */
const LIMITS = { maxExpand: 1_000, maxSize: [25, 300] as [em: number, points: number] };
/** Characters; no formula that can be read is longer. */
const LONGEST = 20_000;

/** What is wrong with a formula, and at which of its characters, if that is known. */
export class TexError extends Error {
  readonly at: number | undefined;

  constructor(message: string, at?: number) {
    super(message);
    this.name = 'TexError';
    this.at = at;
  }
}

/** TeX of one formula as MathML; throws a `TexError` for what cannot be set. */
export type SetTex = (tex: string, isDisplayed: boolean) => Element;

/** Loads the reader of TeX, which is large and which few books need. */
export async function texReader(): Promise<SetTex> {
  const { default: temml } = await import('temml');
  return (tex, isDisplayed) => {
    if (tex.length > LONGEST) throw new TexError('too many characters for one formula', LONGEST);
    let markup: string;
    try {
      markup = temml.renderToString(tex, {
        displayMode: isDisplayed,
        throwOnError: true,
        trust: false,
        ...LIMITS,
      });
    } catch (error) {
      // whatever a stranger's formula makes of it, a program of others included, is wrong with the formula
      throw new TexError(reasonOf(error), positionOf(error));
    }
    const [math] = fromHtml(markup, { fragment: true }).children;
    if (math?.type !== 'element' || math.tagName !== 'math') throw new TexError('nothing that could be set');
    const formula = cleaned(math);
    spaceOut(formula);
    return formula;
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'more nesting than can be followed';
  const said = error instanceof Error ? error.message.trim() : '';
  const [reason = ''] = said.split(/ at (?:position \d+|end of input):/);
  return reason === '' ? 'something that is not understood' : lowered(reason.replace(/[:.]$/, ''));
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const positionOf = (error: unknown): number | undefined =>
  error instanceof Error && 'position' in error && typeof error.position === 'number'
    ? error.position
    : undefined;
