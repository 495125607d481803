import type { PhrasingContent, Text } from 'mdast';

/** A part of a text node where it stands in the source, or all of it. */
export function cut(node: Text, source: string, start: number, end = node.value.length): Text {
  const value = node.value.slice(start, end);
  const { position } = node;
  if (position?.start.offset === undefined) return { type: 'text', value };
  const offsets = offsetsOf(node, source);
  const point = (offset: number): NonNullable<Text['position']>['start'] => {
    const before = source.slice(position.start.offset, offset);
    const lines = before.split(/\r\n|[\r\n]/);
    const last = lines.at(-1) ?? '';
    return {
      line: position.start.line + lines.length - 1,
      column: last.length + (lines.length === 1 ? position.start.column : 1),
      offset,
    };
  };
  const from = offsets[start] ?? position.start.offset;
  const to = end === node.value.length ? position.end.offset : offsets[end];
  return { type: 'text', value, position: { start: point(from), end: point(to ?? from) } };
}

/** Whether a sign of a text node is one that the author wrote with a backslash or as a character reference. */
export function isPlain(node: Text, source: string, at: number): boolean {
  const offset = node.position ? offsetsOf(node, source)[at] : undefined;
  return offset === undefined || (source[offset] === node.value[at] && source[offset - 1] !== '\\');
}

/** The offset in the source of each unit of a text node's value: markers of quotations, spaces, backslashes and character references stand between. */
function offsetsOf({ value, position }: Text, source: string): readonly number[] {
  let at = position?.start.offset ?? 0;
  const end = position?.end.offset ?? at;
  const offsets: number[] = [];
  /** The character reference that a unit was read from. */
  const referenceAt = (offset: number, unit: number): string | undefined => {
    const [reference] = /^&(?:#\w+|\w+);/.exec(source.slice(offset, offset + 32)) ?? [];
    // one of an unknown name stands for itself
    return reference === '&amp;' || !value.startsWith(reference ?? '', unit) ? reference : undefined;
  };
  for (let unit = 0; unit < value.length; unit++) {
    // of a character beyond the first plane, both halves are read from one reference
    if (/[\uDC00-\uDFFF]/.test(value[unit] ?? '') && source[at] !== value[unit]) {
      offsets.push(at);
      continue;
    }
    while (
      at < end &&
      !referenceAt(at, unit) &&
      source[at] !== value[unit] &&
      /[\\\s>]/.test(source[at] ?? '')
    )
      at++;
    offsets.push(at);
    if (at < end) at += referenceAt(at, unit)?.length ?? 1;
  }
  return offsets;
}

/** Where words stand: from the first of them to the last. */
export function placeOf(children: readonly PhrasingContent[]): Text['position'] {
  const [start, end] = [children[0]?.position?.start, children.at(-1)?.position?.end];
  return start && end && { start: { ...start }, end: { ...end } };
}

/** Words with a class, where they stand. */
export function spanOf(children: PhrasingContent[], ...className: readonly string[]): PhrasingContent {
  const position = placeOf(children);
  return {
    type: 'span',
    children,
    data: { hName: 'span', hProperties: { className: [...className] } },
    ...(position && { position }),
  };
}
