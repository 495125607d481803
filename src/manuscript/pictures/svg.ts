import type { Element, ElementContent, Properties, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toXast } from 'hast-util-to-xast';
import { toXml } from 'xast-util-to-xml';
import { PressError } from '../../problem.js';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that draw. Nothing here runs, loads, moves, or holds another language. */
const DRAWS = words(
  'svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath title desc linearGradient radialGradient stop clipPath mask pattern marker style switch image filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence',
);
/** These leave no trace worth a warning. */
const SILENT = words('metadata sodipodi:namedview rdf:rdf');
const DEEPEST = 100;
const LARGEST = 10_000_000;
const MOST_ELEMENTS = 100_000;

/** The drawing as XML, its size in CSS px, and what was left out. */
export interface CleanSvg {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly notes: readonly string[];
}

/**
 * An SVG file with nothing in it but drawing: no script, no handler, no link, no reference outside itself. Throws a `PressError`
 * where there is no drawing, where entities are declared, or where `use` multiplies it beyond measure.
 */
export function cleanSvg(file: string, bytes: Uint8Array): CleanSvg {
  const refuse = (what: string, expected: string): PressError =>
    new PressError(`Unexpected ${what} in "${file}", expected ${expected}`, {
      hint: 'Save the drawing again as plain SVG.',
    });
  if (bytes.length > LARGEST) throw refuse(`size (${bytes.length} bytes)`, `at most ${LARGEST}`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('bytes', 'UTF-8');
  }
  if (/<!ENTITY/i.test(text)) throw refuse('entity declaration', 'a drawing without any');
  refuseDepth(text, refuse);
  const root = fromHtml(text, { fragment: true, space: 'svg' }).children.find(
    (node): node is Element => node.type === 'element' && node.tagName === 'svg',
  );
  if (root === undefined) throw refuse('content', 'a drawing (<svg>)');
  const notes = new Set<string>();
  const drawing = cleaned(root, (what) =>
    notes.add(`Unexpected ${what} in "${file}", expected a drawing and nothing else`),
  );
  drawing.properties.xmlns = 'http://www.w3.org/2000/svg';
  if (copies(drawing) > MOST_ELEMENTS)
    throw refuse('number of copies by <use>', `at most ${MOST_ELEMENTS} elements`);
  const tree: Root = { type: 'root', children: [drawing] };
  return {
    bytes: new TextEncoder().encode(toXml(toXast(tree, { space: 'svg' }))),
    ...sizeOf(drawing.properties),
    notes: [...notes],
  };
}

/** On the text, since the parser's own recursion is what has to be kept from it. */
function refuseDepth(text: string, refuse: (what: string, expected: string) => PressError): void {
  let depth = 0;
  let count = 0;
  for (const [tag] of text.matchAll(/<[/a-z][^<>]*>/gi)) {
    if (tag.startsWith('</')) depth--;
    else if (!tag.endsWith('/>')) depth++;
    if (depth > DEEPEST) throw refuse('nesting', `at most ${DEEPEST} levels`);
    if (++count > 2 * MOST_ELEMENTS) throw refuse('number of elements', `at most ${MOST_ELEMENTS}`);
  }
}

function cleaned(element: Element, note: (what: string) => void): Element {
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return [child];
    if (child.type !== 'element' || SILENT.has(child.tagName)) return [];
    // A link in a picture leads nowhere, but what it holds is drawn.
    if (child.tagName === 'a') return cleaned(child, note).children;
    const styled = child.tagName === 'style' && !isSafeCss(textOf(child));
    if (!DRAWS.has(child.tagName) || styled) {
      if (!child.tagName.includes(':')) note(styled ? 'reference in <style>' : `<${child.tagName}>`);
      return [];
    }
    return [cleaned(child, note)];
  });
  return { type: 'element', tagName: element.tagName, properties: attributes(element, note), children };
}

function attributes(element: Element, note: (what: string) => void): Properties {
  const kept: Properties = {};
  for (const [name, value] of Object.entries(element.properties)) {
    const text = Array.isArray(value) ? value.join(' ') : String(value);
    if (/^on/i.test(name)) note(`${name.toLowerCase()}=`);
    else if (/^(?:xLink)?href$/i.test(name)) {
      const inner = text.startsWith('#');
      const pixels =
        element.tagName === 'image' && /^data:image\/(?:png|jpeg|gif|webp);base64,[\w+/=\s]+$/i.test(text);
      if (inner || pixels) kept['href'] = text;
      else note(`reference to "${text.slice(0, 60)}"`);
    } else if (/^(?:xml(?:Base|ns.*)?|src|action|formAction|nonce|target|download|ping)$/i.test(name))
      continue;
    else if (name.includes(':')) continue;
    else if (!isSafeCss(text)) note(`reference in ${name}=`);
    else kept[name] = value;
  }
  return kept;
}

/** CSS may only refer to what is in the drawing: no imports, no addresses, no escapes that could spell one. */
function isSafeCss(css: string): boolean {
  const outside = css.replace(/url\(\s*(["']?)#[\w.:-]+\1\s*\)/gi, '');
  return !/@import|url\s*\(|image-set|expression\s*\(|javascript:|\\|@font-face|</i.test(outside);
}

/** How many elements are drawn once every `use` is followed; beyond the limit where they run in a circle. */
function copies(root: Element): number {
  const byId = new Map<string, Element>();
  const collect = (element: Element): void => {
    if (typeof element.properties.id === 'string') byId.set(element.properties.id, element);
    for (const child of element.children) if (child.type === 'element') collect(child);
  };
  collect(root);
  const weights = new Map<Element, number>();
  const weigh = (element: Element): number => {
    const known = weights.get(element);
    if (known !== undefined) return known;
    weights.set(element, Infinity);
    let weight = 1;
    for (const child of element.children) if (child.type === 'element') weight += weigh(child);
    const href = element.properties['href'];
    const target =
      element.tagName === 'use' && typeof href === 'string' ? byId.get(href.slice(1)) : undefined;
    if (target) weight += weigh(target);
    weights.set(element, weight);
    return weight;
  };
  try {
    return weigh(root);
  } catch (error) {
    if (error instanceof RangeError) return Infinity;
    throw error;
  }
}

const PX = { '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 } as const;

/** CSS px: its own lengths, else those of the view box, else CSS's default for replaced elements. */
function sizeOf(properties: Properties): { readonly width: number; readonly height: number } {
  const viewBox = written(properties['viewBox'])
    .split(/[\s,]+/)
    .map(Number);
  const own = (value: Properties[string]): number | undefined => {
    const [, number, unit = ''] =
      /^\s*(\d+(?:\.\d+)?|\.\d+)\s*(?:(px|pt|pc|mm|cm|in)\s*)?$/.exec(written(value)) ?? [];
    return number === undefined ? undefined : Number(number) * PX[unit as keyof typeof PX];
  };
  const boxed = (value: number | undefined): number | undefined =>
    value !== undefined && value > 0 ? value : undefined;
  return {
    width: own(properties['width']) ?? boxed(viewBox[2]) ?? 300,
    height: own(properties['height']) ?? boxed(viewBox[3]) ?? 150,
  };
}

function written(value: Properties[string]): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}

function textOf(element: Element): string {
  return element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}
