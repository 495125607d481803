import type { Element, ElementContent, Properties } from 'hast';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** MathML as presentation, without what links, acts, loads or embeds another language. */
const ELEMENTS = words(
  'math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none',
);
const ATTRIBUTES = words(
  'accent accentunder columnspan depth display displaystyle fence form height largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rowSpan colSpan rowspan rspace scriptlevel separator stretchy symmetric voffset width',
);
/** What the style of an element may say: where it stands, and its colour. */
const STYLES = words(
  'background-color border border-bottom border-left border-right border-top color font-weight math-depth math-style padding padding-bottom padding-left padding-right padding-top text-align vertical-align width',
);
const VALUE = /^[\w#%.,\s+()-]*$/;
const CLASSES =
  /^(?:tml-.*|math(?:cal|scr)|upstrike|downstrike|sout|longdiv-top|longdiv-arc|phasor-bottom|phasor-angle|actuarial|circle-pad|textcircle|menclose|chr-.*)$/;

/** The MathML of a formula with nothing in it but what sets it. */
export function cleaned(math: Element): Element {
  return { type: 'element', tagName: 'math', properties: propertiesOf(math), children: childrenOf(math) };
}

function childrenOf({ children }: Element): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return [{ type: 'text', value: child.value }];
    if (child.type !== 'element') return [];
    if (!ELEMENTS.has(child.tagName)) return childrenOf(child);
    const { tagName } = child;
    return [{ type: 'element', tagName, properties: propertiesOf(child), children: childrenOf(child) }];
  });
}

function propertiesOf({ properties }: Element): Properties {
  const kept: Properties = {};
  for (const [name, value] of Object.entries(properties)) {
    if (ATTRIBUTES.has(name)) kept[name] = value;
    else if (name === 'className' && Array.isArray(value)) {
      const own = value.map(String).filter((one) => CLASSES.test(one));
      if (own.length > 0) kept.className = own;
    } else if (name === 'style' && typeof value === 'string') {
      const own = value.split(';').filter(isPlain);
      if (own.length > 0) kept.style = own.map((one) => one.trim()).join('; ');
    }
  }
  return kept;
}

function isPlain(declaration: string): boolean {
  const [name = '', value = ''] = declaration.split(':', 2);
  return STYLES.has(name.trim()) && VALUE.test(value);
}
