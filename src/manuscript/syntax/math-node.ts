import type { Element } from 'hast';
import type { Data, Literal } from 'mdast';

/** A formula in a line, `$x^2$`; or, `isDisplayed`, among words that it stands apart from: `so $$x^2$$ holds`. */
export interface InlineMath extends Literal {
  type: 'inlineMath';
  isDisplayed?: boolean;
  data?: SetFormula;
}

/** A formula that is a block of its own: between `$$` and `$$`. */
export interface MathBlock extends Literal {
  type: 'math';
  data?: SetFormula;
}

/** What `formulas/` makes of a formula; undefined where it cannot be set, and stands as it is written. */
export interface SetFormula extends Data {
  formula?: Element;
  /** What stands beside a displayed formula: `(3)`. */
  number?: string;
}

declare module 'mdast' {
  interface RootContentMap {
    inlineMath: InlineMath;
    math: MathBlock;
  }
  interface PhrasingContentMap {
    inlineMath: InlineMath;
  }
  interface BlockContentMap {
    math: MathBlock;
  }
}
