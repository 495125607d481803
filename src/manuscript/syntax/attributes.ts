import type { Heading, PhrasingContent, Root, Text } from 'mdast';
import { placeAt } from '../../problem.js';
import { SKIP, visit } from '../../visit.js';
import { byline, type Position } from './byline.js';

/**
 * `{#id .class key=value}` as properties of HTML; of the keys, those that say something about text. Entries of the index and what they refer
 * to stand in one string, a line each; an entry that is empty is the words themselves, what it is sorted by stands behind a tab.
 */
export interface Attributes {
  role?: 'presentation' | 'none';
  id?: string;
  className?: string[];
  lang?: string;
  dir?: string;
  title?: string;
  /** Of a picture: what is to be seen on it, where its brackets say something else. */
  alt?: string;
  /** Of a picture: a share of the measure, `50%`, or pixels at 96 to the inch. */
  width?: string;
  /** Of verse: each how many lines have a number, 0 for none, and the number of its first line. */
  dataNumbers?: string;
  dataStart?: string;
  /** Of a heading: who wrote what stands below it. */
  author?: string;
  dataIndex?: string;
  dataSee?: string;
  dataSeeAlso?: string;
}

const ATTRIBUTE =
  /\s*(?:#([^\s{}#.=]+)|\.([\p{L}_-][\p{L}\p{N}_-]*)|(-)|([a-z][\w-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+)))(?=\s|$)/uy;

/** How often lines have a number. */
const NUMBERS = /^(?:none|\d{1,3})$/;

/** The keys of which there may be several. */
const LISTED = { index: 'dataIndex', see: 'dataSee', 'see-also': 'dataSeeAlso' } as const;

const isListed = (key: string): key is keyof typeof LISTED => Object.hasOwn(LISTED, key);

/** What stands between braces; undefined where it is not attributes. */
export function readAttributes(inner: string): Attributes | undefined {
  const found: Attributes = {};
  const text = inner.trim();
  if (text === '') return undefined;
  let at = 0;
  while (at < text.length) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(text);
    if (!match) return undefined;
    const [whole, id, name, unnumbered, key, double, single, bare] = match;
    at += whole.length;
    const value = double ?? single ?? bare ?? '';
    const list = (name: 'dataIndex' | 'dataSee' | 'dataSeeAlso', line: string): void => {
      const before = found[name];
      found[name] = before === undefined ? line : `${before}\n${line}`;
    };
    if (id !== undefined) found.id = id;
    else if (name === 'index') list('dataIndex', '');
    else if (name !== undefined) (found.className ??= []).push(name);
    else if (unnumbered !== undefined) (found.className ??= []).push('unnumbered');
    else if (key === 'class')
      (found.className ??= []).push(...value.split(/\s+/).filter((part) => part !== ''));
    else if (key !== undefined && isListed(key)) list(LISTED[key], value.trim());
    else if (key === 'sort' && found.dataIndex !== undefined) found.dataIndex += `\t${value.trim()}`;
    else if (key === 'id' || key === 'lang' || key === 'dir' || key === 'title' || key === 'author')
      found[key] = value;
    // of a picture, all three; on anything else they go, as HTML that a manuscript may not bring
    else if (key === 'alt' || key === 'fig-alt') found.alt = value;
    else if (key === 'width') setWidth(found, value);
    else if (key === 'numbers' && NUMBERS.test(value)) found.dataNumbers = value === 'none' ? '0' : value;
    else if (key === 'start' && /^\d{1,6}$/.test(value)) found.dataStart = value;
    else if (key === 'role' && (value === 'presentation' || value === 'none')) found.role = value;
  }
  return found;
}

/** Pixels of CSS in a unit of length. */
const PIXELS: Readonly<Record<string, number>> = {
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  pt: 96 / 72,
  pc: 16,
};

/** `50%`, `4cm`, `300`; what is none of these is left out. */
function setWidth(found: Attributes, written: string): void {
  const [, number = '', unit = 'px'] = /^(\d+(?:\.\d+)?) ?(%|[a-z]{2})?$/.exec(written.trim()) ?? [];
  const pixels = PIXELS[unit];
  if (Number(number) <= 0) return;
  if (unit === '%') found.width = `${Math.min(Number(number), 100)}%`;
  else if (pixels !== undefined) found.width = String(Math.max(1, Math.round(Number(number) * pixels)));
}

/**
 * Takes `{#id .class}` off the end of headings and sets it as their properties; an author named there is a line of its own below. Mutates
 * `tree`.
 */
export function takeHeadingAttributes(tree: Root, source: string): void {
  visit(tree, 'heading', (heading: Heading, index, parent) => {
    const whole = heading.position;
    const { author, ...attributes } = takeEndAttributes(heading, source) ?? {};
    if (Object.keys(attributes).length > 0)
      heading.data = { ...heading.data, hProperties: { ...attributes } };
    const name = author?.trim();
    if (!name || !whole || !parent || index === undefined) return undefined;
    const position = positionOf(name, whole, source);
    parent.children.splice(index + 1, 0, byline([{ name, position }], position));
    return [SKIP, index + 2];
  });
}

/** Where the value of an attribute stands, at the end of a heading. */
function positionOf(value: string, { start, end }: Position, source: string): Position {
  const at = source.lastIndexOf(value, (end.offset ?? 0) - value.length);
  return placeAt('', source, Math.max(at, start.offset ?? 0), Math.max(at, start.offset ?? 0) + value.length);
}

/** Takes `{#id .class}` off the end of a line of words; undefined where there is none. Mutates `line`. */
export function takeEndAttributes(
  line: { children: PhrasingContent[] },
  source: string,
): Attributes | undefined {
  const last = line.children.at(-1);
  if (last?.type !== 'text') return undefined;
  const [whole, inner = ''] = /\s*\{([^{}]*)\}\s*$/.exec(last.value) ?? [];
  const attributes = whole === undefined ? undefined : readAttributes(inner);
  if (whole === undefined || attributes === undefined || isEscaped(last, source)) return undefined;
  last.value = last.value.slice(0, -whole.length);
  if (last.value === '') line.children.pop();
  else shorten(last, source);
  return attributes;
}

/** A brace that the author escaped is a brace. */
function isEscaped({ position }: Text, source: string): boolean {
  const written = source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  return /\\\{[^{}]*\}\s*$|\\\}\s*$/.test(written);
}

function shorten({ position }: Text, source: string): void {
  if (position?.start.offset === undefined || position.end.offset === undefined) return;
  const written = source.slice(position.start.offset, position.end.offset);
  const less = /\s*\{[^{}]*\}\s*$/.exec(written)?.[0].length ?? 0;
  position.end.offset -= less;
  position.end.column -= less;
}

/** Takes `{.bleed}` from behind pictures and sets it as their properties; a title there is the picture's. Mutates `tree`. */
export function takePictureAttributes(tree: Root): void {
  visit(tree, 'image', (image, index, parent) => {
    const next = index === undefined ? undefined : parent?.children[index + 1];
    if (next?.type !== 'text') return;
    const [whole, inner = ''] = /^\{([^{}]*)\}/.exec(next.value) ?? [];
    const attributes = whole === undefined ? undefined : readAttributes(inner);
    if (whole === undefined || attributes === undefined) return;
    const { position } = next;
    // The text as it is on disk is longer where it has escapes or references.
    if (position?.start.offset !== undefined && position.end.offset !== undefined) {
      if (position.end.offset - position.start.offset < whole.length) return;
      position.start.offset += whole.length;
      position.start.column += whole.length;
    }
    const { title, ...others } = attributes;
    if (title !== undefined) image.title = title;
    image.data = { ...image.data, hProperties: others };
    next.value = next.value.slice(whole.length);
    if (next.value === '') parent?.children.splice((index ?? 0) + 1, 1);
  });
}
