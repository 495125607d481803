import type { Data, Emphasis, PhrasingContent, Text } from 'mdast';
import { plainText, type Mark, type Styled } from './markup.js';

/**
 * The element id of a work's entry: every character that an id or a link could trip over is written as its code.
 * @param list which list it stands in, from 1, where the book has several: `ref-2.wald`
 */
export function entryId(key: string, list?: number): string {
  const safe = key.replace(/[^\w-]/gu, (sign) => `.${(sign.codePointAt(0) ?? 0).toString(16)}.`);
  return `ref-${list === undefined ? '' : `${String(list)}.`}${safe}`;
}

/** What a mark is in the tree; a mark without an entry here leaves its content as it is. */
const ELEMENTS: Readonly<Record<string, { readonly hName: string; readonly className?: string }>> = {
  oblique: { hName: 'em' },
  upright: { hName: 'span', className: 'upright' },
  'small-caps': { hName: 'span', className: 'small-caps' },
  'not-bold': { hName: 'span', className: 'not-bold' },
  light: { hName: 'span', className: 'not-bold' },
  underline: { hName: 'span', className: 'underline' },
  sup: { hName: 'sup' },
  sub: { hName: 'sub' },
  block: { hName: 'span', className: 'entry-block' },
  'left-margin': { hName: 'span', className: 'entry-label' },
  'right-inline': { hName: 'span', className: 'entry-text' },
  indent: { hName: 'span', className: 'entry-indent' },
};

/** `Data` as remark-rehype reads it. */
interface ElementData extends Data {
  hName?: string;
  hProperties?: Record<string, string | string[]>;
}

/** An inline element that Markdown has no node for. */
export function element(
  hName: string,
  children: PhrasingContent[],
  properties: Record<string, string | string[]> = {},
): Emphasis {
  const data: ElementData = { hName, hProperties: properties };
  return { type: 'emphasis', children, data };
}

export const text = (value: string): Text => ({ type: 'text', value });

/** A link from a citation to an entry; the words alone where the style gives the work none. */
export function reference(entry: string | undefined, children: PhrasingContent[]): PhrasingContent[] {
  if (entry === undefined) return children;
  const data: ElementData = { hProperties: { role: 'doc-biblioref' } };
  return [{ type: 'link', url: `#${entry}`, children, data }];
}

/** The nodes of a styled text; neighbouring texts are one. */
export function toPhrasing(nodes: readonly Styled[]): PhrasingContent[] {
  return joined(
    nodes.flatMap((node) => (node.kind === 'text' ? [text(node.value)] : fromMark(node.mark, node.children))),
  );
}

function fromMark(mark: Mark, content: readonly Styled[]): PhrasingContent[] {
  const children = toPhrasing(content);
  if (children.length === 0) return [];
  if (mark === 'italic') return [{ type: 'emphasis', children }];
  if (mark === 'bold') return [{ type: 'strong', children }];
  const made = Object.hasOwn(ELEMENTS, mark) ? ELEMENTS[mark] : undefined;
  if (!made) return children;
  return [element(made.hName, children, made.className === undefined ? {} : { className: [made.className] })];
}

export function joined(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === 'text' && node.value === '') continue;
    if (node.type === 'text' && last?.type === 'text') out[out.length - 1] = text(last.value + node.value);
    else out.push(node);
  }
  return out;
}

/** The works whose variables a stretch holds. */
function worksIn(node: Styled): readonly string[] {
  if (node.kind === 'text') return [];
  const own = /^variable (\S+)/.exec(node.mark)?.[1];
  return own === undefined ? [...new Set(node.children.flatMap(worksIn))] : [own];
}

/**
 * A citation with each work linked to its entry: from the first of its variables to the last, so that brackets, prefixes and
 * delimiters stay outside. `only` is the work of a cluster that has one, which is linked as a whole where no variable shows ('ibid.').
 * @param entryOf the id of the entry of a work, by the engine's id for it
 */
export function withLinks(
  nodes: readonly Styled[],
  entryOf: (work: string) => string | undefined,
  only: string | undefined,
): PhrasingContent[] {
  const holds = nodes.map(worksIn);
  if (holds.every((works) => works.length === 0)) {
    const entry = only === undefined || plainText(nodes) === '' ? undefined : entryOf(only);
    return reference(entry, toPhrasing(nodes));
  }
  const out: PhrasingContent[] = [];
  for (let i = 0; i < nodes.length;) {
    const node = nodes[i];
    const works = holds[i] ?? [];
    const [work] = works;
    if (!node) break;
    if (work === undefined) {
      out.push(...toPhrasing([node]));
      i++;
    } else if (works.length > 1) {
      out.push(...linkedInside(node, entryOf));
      i++;
    } else {
      let end = i + 1;
      for (let j = end; j < nodes.length && (holds[j] ?? []).every((other) => other === work); j++) {
        if (holds[j]?.length === 1) end = j + 1;
      }
      const run = nodes.slice(i, end);
      out.push(
        ...(run.length === 1 && wrapsBrackets(run[0])
          ? linkedInside(node, entryOf)
          : reference(entryOf(work), toPhrasing(run))),
      );
      i = end;
    }
  }
  return joined(out);
}

/** A mark around the whole citation, such as a superscript, holds brackets and delimiters that are no part of the link. */
const wrapsBrackets = (node: Styled | undefined): boolean =>
  node?.kind === 'mark' &&
  !node.mark.startsWith('variable ') &&
  node.children.some((child) => worksIn(child).length === 0);

function linkedInside(node: Styled, entryOf: (work: string) => string | undefined): PhrasingContent[] {
  if (node.kind === 'text') return [text(node.value)];
  const children = withLinks(node.children, entryOf, undefined);
  const [shell] = fromMark(node.mark, [{ kind: 'text', value: '.' }]);
  return shell && 'children' in shell ? [{ ...shell, children }] : children;
}
