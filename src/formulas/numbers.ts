/** A displayed formula without what TeX says about it. */
export interface Parted {
  readonly tex: string;
  /** As `\tag{3}` says it, with its brackets; `\tag*{A}` has none. */
  readonly tag?: string;
  /** What `\label{…}` calls it. */
  readonly label?: string;
}

const TAG = /\\tag(\*?)\s*\{([^{}]*)\}/g;
const LABEL = /\\label\s*\{([^{}]*)\}/g;
/** What LaTeX numbers by itself, which only what the author numbers is here. */
const NUMBERED = /\\(begin|end)\s*\{(equation|align|alignat|gather|multline|eqnarray)\}/g;

/**
 * Takes off a formula what is set beside it, and what it is called. Several tags, and one of a line among others, stay where they are: they belong
 * to lines of the formula.
 */
export function parted(written: string): Parted {
  const [label] = [...written.matchAll(LABEL)].map(([, name = '']) => name);
  let tex = written.replace(LABEL, '').replace(NUMBERED, '\\$1{$2*}');
  const tags = [...tex.matchAll(TAG)];
  const [only, ...others] = tags;
  let tag: string | undefined;
  if (only && others.length === 0 && isOutside(tex, only.index)) {
    tag = only[1] === '*' ? (only[2] ?? '') : `(${only[2] ?? ''})`;
    tex = tex.slice(0, only.index) + tex.slice(only.index + only[0].length);
  }
  return { tex: tex.trim(), ...(tag !== undefined && { tag }), ...(label !== undefined && { label }) };
}

/** Whether a place of a formula is in no environment, whose lines may each have a number. */
function isOutside(tex: string, at: number): boolean {
  const before = tex.slice(0, at);
  return count(before, /\\begin\s*\{/g) === count(before, /\\end\s*\{/g);
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
