import type { Element, ElementContent } from 'hast';

/** How what stands in an element is set: displayed, and how often raised, lowered or made smaller. */
interface Level {
  readonly isDisplayed: boolean;
  readonly depth: number;
}

/** Which of their children are set smaller: all but the first. */
const SCRIPTS = new Set('msub msup msubsup munder mover munderover mmultiscripts mroot'.split(' '));
const DOTS = /^[\u22EF\u2026]$/;
const APPLICATION = '\u2061';
/** TeX's thin space. */
const THIN = '0.1667em';

/**
 * Spaces as TeX has them, where MathML has others: none around operators in scripts and small fractions, dots as close to an operator as it is to them, a
 * thin one before the name of a function. Mutates `math`.
 */
export function spaceOut(math: Element): void {
  enter(math, { isDisplayed: math.properties['display'] === 'block', depth: 0 });
}

function enter(node: Element, around: Level): void {
  const own = levelOf(node, around);
  node.children.forEach((child, i) => {
    if (child.type !== 'element') return;
    if (child.tagName === 'mo') {
      if (own.depth > 0) settle(child, '0em');
      else if (DOTS.test(signOf(child))) settle(child, isBetween(node.children, i) ? '0em' : THIN);
    }
    enter(child, inside(node, i, own));
  });
  if (own.depth === 0) node.children = withThinSpaces(node.children);
}

/** What an element says about what is in it. */
function levelOf({ properties }: Element, around: Level): Level {
  const { displaystyle, scriptlevel } = properties;
  return {
    isDisplayed: displaystyle === undefined ? around.isDisplayed : String(displaystyle) === 'true',
    depth: scriptlevel === undefined ? around.depth : Math.max(0, Number(scriptlevel) || 0),
  };
}

function inside({ tagName }: Element, index: number, own: Level): Level {
  if (tagName === 'mfrac') return { isDisplayed: false, depth: own.depth + (own.isDisplayed ? 0 : 1) };
  return SCRIPTS.has(tagName) && index > 0 ? { isDisplayed: false, depth: own.depth + 1 } : own;
}

function settle({ properties }: Element, space: string): void {
  properties['lspace'] ??= space;
  properties['rspace'] ??= space;
}

/** Whether operators stand on both sides, which have space of their own. */
const isBetween = (siblings: readonly ElementContent[], index: number): boolean =>
  [siblings[index - 1], siblings[index + 1]].every(
    (node) => node?.type === 'element' && node.tagName === 'mo',
  );

/** Behind what is no operator, the name of a function stands off. */
function withThinSpaces(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((node, i): ElementContent[] => {
    const before = children[i - 1];
    const applied = children[i + 1];
    const isName = node.type === 'element' && applied?.type === 'element' && signOf(applied) === APPLICATION;
    if (!isName || before?.type !== 'element' || /^(?:mo|mspace|mtext)$/.test(before.tagName)) return [node];
    return [{ type: 'element', tagName: 'mspace', properties: { width: THIN }, children: [] }, node];
  });
}

const signOf = ({ children }: Element): string =>
  children.map((child) => (child.type === 'text' ? child.value : '')).join('');
