import type { Element, ElementContent } from 'hast';

/** Signs that have a raised or a lowered form. */
const RAISED = paired('0123456789+-=()nix', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣ');
const LOWERED = paired('0123456789+-=()aeoxhklmnpst', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ');

function paired(signs: string, forms: string): ReadonlyMap<string, string> {
  const all = Array.from(forms);
  return new Map(Array.from(signs, (sign, i) => [sign, all[i] ?? '']));
}

/** Operators that stand apart from what is on both sides of them. */
const SPACED = /^[=≠<>≤≥≈≡∼≅∈∉⊂⊆⊃⊇→↦⇒⇔+−±×∧∨∪∩]$/u;

/** A formula in a line of text, for heads and menus: `x² + 1`, `(a + b)/c`, `√(x + y)`. */
export function formulaText(math: Element): string {
  return row(math.children).replace(/\s+/g, ' ').trim();
}

function said(node: ElementContent | undefined): string {
  // letters of mathematics as letters, which every face has
  if (node?.type === 'text')
    return node.value.replace(/[\u{1D400}-\u{1D7FF}]/gu, (letter) => letter.normalize('NFKC'));
  if (node?.type !== 'element') return '';
  const [base, second, third] = node.children.filter((child) => child.type === 'element');
  switch (node.tagName) {
    case 'mfrac':
      return `${grouped(said(base))}/${grouped(said(second))}`;
    case 'msqrt':
      return `√${grouped(row(node.children))}`;
    case 'mroot':
      return `${scripted(said(second), RAISED, '')}√${grouped(said(base))}`;
    case 'msup':
      return said(base) + scripted(said(second), RAISED, '^');
    case 'msub':
    case 'munder':
      return said(base) + scripted(said(second), LOWERED, '_');
    case 'mover':
      return said(base) + accent(said(second));
    case 'msubsup':
    case 'munderover':
      return said(base) + scripted(said(second), LOWERED, '_') + scripted(said(third), RAISED, '^');
    case 'mspace':
      return ' ';
    case 'mtr':
      return node.children.map(said).join(' ');
    case 'mtable':
      return node.children.map(said).join('; ');
    case 'mo':
      return operator(row(node.children));
    default:
      return row(node.children);
  }
}

const row = (children: readonly ElementContent[]): string => children.map(said).join('');

function operator(sign: string): string {
  const plain = sign === '-' ? '−' : sign;
  return SPACED.test(plain) ? ` ${plain} ` : plain.replace(/[\u2061-\u2064]/g, '');
}

/** In brackets, what would run on. */
const grouped = (text: string): string =>
  /^[\p{L}\p{N}.]*$/u.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text.trim()})`;

/** Raised or lowered where all its signs can be, else behind a mark that says so. */
function scripted(text: string, forms: ReadonlyMap<string, string>, mark: string): string {
  const bare = text.replace(/\s/g, '').replace(/−/g, '-');
  if (/^[′″‴*†∗]+$/u.test(bare)) return bare;
  const signs = Array.from(bare);
  if (signs.length > 0 && signs.every((sign) => forms.has(sign)))
    return signs.map((sign) => forms.get(sign)).join('');
  return mark + (signs.length === 1 || mark === '' ? bare : `(${text.trim()})`);
}

/** Marks above a letter, as they combine with it. */
const ACCENTS: Readonly<Record<string, string>> = {
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '¯': '\u0304',
  '‾': '\u0305',
  '.': '\u0307',
  '˙': '\u0307',
  '¨': '\u0308',
  '→': '\u20D7',
};

const accent = (sign: string): string =>
  ACCENTS[sign.trim()] ?? (sign.trim() === '' ? '' : `^${grouped(sign)}`);
