import type { Paragraph } from 'mdast';
import { placeAt, type Place, type Problem } from '../../problem.js';
import { visit } from '../../visit.js';
import type { Chapter } from '../model/index.js';

/** Commands that nobody writes in prose, between dollars: a price has none of them. */
const TEX =
  /\$(?!\s|\d[\d.,]*[\s,.])[^$\n]*\\(?:frac|[dt]frac|sqrt|sum|prod|int|oint|lim|infty|partial|nabla|mathbb|mathcal|mathrm|mathbf|operatorname|begin|left|alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|varphi|chi|psi|omega|cdots?|ldots|times|leq?|geq?|neq?|in|subset|cup|cap|to|mapsto|rightarrow)(?![A-Za-z])[^$\n]*(?<!\s)\$/;
/** Dollars that have a line of their own. */
const FENCE = /^[ \t>]*\$\$[ \t]*$/gm;

/** Says once that a book has formulas and does not say so: they would be printed as they are written. */
export function unreadMath(chapters: readonly Chapter[]): readonly Problem[] {
  for (const chapter of chapters) {
    const [place] = placesOf(chapter, firstFormula);
    if (!place) continue;
    return [
      {
        ruleId: 'math-unread',
        severity: 'warning',
        message:
          'Unexpected TeX between dollars, expected math: true in the settings of a book with formulas',
        place,
        note: 'Without it a dollar is a dollar, and the formulas are printed as they are written.',
      },
    ];
  }
  return [];
}

/** Dollars that were to open a displayed formula, and did not. */
export function openFormulas(chapter: Chapter): readonly Problem[] {
  return placesOf(chapter, (written) => written.matchAll(FENCE).next().value).map((place) => ({
    ruleId: 'formula-open',
    severity: 'warning',
    message:
      'Unexpected $$ that belongs to no formula, expected one without an empty line, and $$ at its end',
    place,
    note: 'It is printed as it stands.',
  }));
}

function firstFormula(written: string): RegExpExecArray | undefined {
  const [fence, another] = written.matchAll(FENCE);
  return (another && fence) ?? TEX.exec(written) ?? undefined;
}

/** What is found in paragraphs as they are written, their code left out; the first of each. */
function placesOf(
  { file, text, tree }: Chapter,
  find: (written: string) => RegExpExecArray | undefined,
): Place[] {
  const places: Place[] = [];
  if (!text.includes('$')) return places;
  visit(tree, 'paragraph', (node) => {
    const from = node.position?.start.offset ?? 0;
    const found = find(withoutCode(text.slice(from, node.position?.end.offset ?? from), node));
    if (found) places.push(placeAt(file, text, from + found.index, from + found.index + found[0].length));
  });
  return places;
}

/** Code, and formulas that were read, as spaces. */
function withoutCode(written: string, paragraph: Paragraph): string {
  const start = paragraph.position?.start.offset ?? 0;
  return paragraph.children.reduce((text, { type, position }) => {
    if (type !== 'inlineCode' && type !== 'inlineMath') return text;
    const [from, to] = [(position?.start.offset ?? start) - start, (position?.end.offset ?? start) - start];
    return text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
  }, written);
}
