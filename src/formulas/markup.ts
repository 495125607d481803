import type { Element, ElementContent, Properties } from 'hast';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** MathML as presentation, without what links, acts, loads or embeds another language. */
const ELEMENTS = words(
  'math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none',
);
const ATTRIBUTES = words(
  'accent accentunder columnspan depth display displaystyle fence form height largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rowSpan colSpan rowspan rspace scriptlevel separator stretchy symmetric voffset width',
);
/** What only few elements may have. */
const OF_FEW: readonly (readonly [attribute: string, elements: ReadonlySet<string>])[] = [
  ['accent', words('mo mover munderover mstyle')],
  ['accentunder', words('munder munderover mstyle')],
  ['displaystyle', words('math mstyle mtable')],
  ['scriptlevel', words('math mstyle')],
];
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

/** Elements of so many parts, no more: a base, and what stands at it. */
const PARTS = new Map([
  ...['mfrac', 'mroot', 'msub', 'msup', 'munder', 'mover'].map((name) => [name, 2] as const),
  ...['msubsup', 'munderover'].map((name) => [name, 3] as const),
]);

/** What an element has too many of is its base: the name of a function comes with a sign that says that it is applied. */
function asMany(tagName: string, children: ElementContent[]): ElementContent[] {
  const parts = PARTS.get(tagName) ?? children.length;
  const first = children.length - parts + 1;
  if (first <= 1) return children;
  const base: Element = {
    type: 'element',
    tagName: 'mrow',
    properties: {},
    children: children.slice(0, first),
  };
  return [base, ...children.slice(first)];
}

/** A row that says how it is set: MathML 3, which e-books have, knows that of `mstyle` alone. */
const saysStyle = ({ tagName, properties }: Element): boolean =>
  tagName === 'mrow' && (properties['displaystyle'] ?? properties['scriptlevel']) !== undefined;

function childrenOf({ children }: Element): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return [{ type: 'text', value: child.value }];
    if (child.type !== 'element') return [];
    if (!ELEMENTS.has(child.tagName)) return childrenOf(child);
    const properties = propertiesOf(child);
    const tagName = saysStyle(child) ? 'mstyle' : child.tagName;
    for (const [name, elements] of OF_FEW)
      if (!elements.has(tagName)) Reflect.deleteProperty(properties, name);
    return [{ type: 'element', tagName, properties, children: asMany(tagName, childrenOf(child)) }];
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
