import {
  CHAPTER,
  endOf,
  isCapitals,
  quantile,
  startOf,
  widthOf,
  type Changed,
  type Line,
} from '../lines/index.js';
import type { Leaf, Placed } from '../edges/index.js';
import { callsIn, noteMark, strayCalls, type Call, type NoteMark } from './marks.js';

/** A note that stood at the foot of a page, and the mark that calls it. */
export interface Note {
  /** Its name in the Markdown, used once in the book: `p12-1`, the first note of page 12. */
  readonly label: string;
  readonly sign: string;
  /** Without the mark, over as many pages as it runs. */
  readonly lines: readonly Placed[];
  /** The line as it was, with its mark, and the line that calls it. */
  readonly from: Line;
  readonly calledOn: Line;
  readonly why: string;
}

/** Pages without their notes, with what calls them; and what could not be tied. */
export interface Noted {
  readonly leaves: readonly Leaf[];
  readonly notes: readonly Note[];
  readonly changed: readonly Changed[];
  /** Notes that nothing calls and marks that call nothing: they stay as text. */
  readonly untied: readonly { readonly line: Line; readonly sign: string; readonly what: 'note' | 'mark' }[];
}

/** A line drawn between the text and its notes. */
const RULE = /^[_\-–—=]{4,}$/;

/** Notes take up less than this share of a page's lines unless a rule is drawn above them. */
const MOST_OF_PAGE = 0.5;
/** Evidence that marks, rule, and measure add up to. */
const ENOUGH = 2;
/** Smaller type has this much more on a line. */
const SMALLER = 1.08;

interface Begun {
  readonly at: number;
  readonly mark: NoteMark;
  readonly call?: { readonly line: number; readonly call: Call };
}

interface Foot {
  /** Where the lines of the foot begin, and the rule above them. */
  readonly at: number;
  readonly ruled: boolean;
  readonly begun: readonly Begun[];
  readonly why: string;
}

/** Takes the notes off the feet of the pages, and ties them to their marks in the text. */
export function takeNotes(leaves: readonly Leaf[]): Noted {
  const notes: (Note & { lines: Placed[] })[] = [];
  const changed: Changed[] = [];
  const untied: Noted['untied'][number][] = [];
  const name = namer(leaves);
  const bare = leaves.map((leaf, page): Leaf => {
    const { body } = leaf;
    const foot = footOf(body);
    const open = notes.at(-1);
    const runs = open?.lines.at(-1)?.leaf === page - 1 ? runOn(body, foot, open.lines.at(-1)?.line) : 0;
    const end = foot?.at ?? body.length;
    if (open && runs > 0)
      open.lines.push(...body.slice(end - runs, end).map((line) => ({ line, leaf: page })));
    if (!foot && runs === 0) {
      untied.push(...strays(body));
      return leaf;
    }
    const kept = body.slice(0, end - runs);
    if (RULE.test(kept.at(-1)?.text ?? '')) kept.pop();
    const cuts = new Map<number, { call: Call; label: string }[]>();
    foot?.begun.forEach(({ at, mark, call }, i) => {
      const [first, ...rest] = body.slice(at, foot.begun[i + 1]?.at);
      if (!first) return;
      if (!call) {
        untied.push({ line: first, sign: mark.sign, what: 'note' });
        kept.push(first, ...rest);
        return;
      }
      const label = name(leaf);
      const is = withoutStart(first, mark.length);
      const calledOn = body[call.line];
      if (!calledOn) return;
      changed.push({ was: first, is });
      cuts.set(call.line, [...(cuts.get(call.line) ?? []), { call: call.call, label }]);
      notes.push({
        label,
        sign: mark.sign,
        lines: [is, ...rest].map((line) => ({ line, leaf: page })),
        from: first,
        calledOn,
        why: foot.why,
      });
    });
    const text = kept.map((line, i) => {
      const made = cuts.get(i);
      if (!made) return line;
      const is = withCalls(line, made);
      changed.push({ was: line, is });
      return is;
    });
    untied.push(...strays(text));
    return { ...leaf, body: text };
  });
  // In a text without notes a star is more likely a speck.
  const told = untied.filter(({ sign, what }) => what === 'note' || sign !== '*' || notes.length > 0);
  return { leaves: bare, notes, changed, untied: told };
}

const strays = (body: readonly Line[]): Noted['untied'] =>
  body.flatMap((line) => strayCalls(line.text).map(({ sign }) => ({ line, sign, what: 'mark' as const })));

/** Names for notes: the page's folio and a number, or a number alone; none that stands in the text already. */
function namer(leaves: readonly Leaf[]): (leaf: Leaf) => string {
  const used = new Set<string>();
  for (const { body } of leaves)
    for (const { text } of body)
      for (const [, label = ''] of text.matchAll(/\[\^([^[\]\s]+)\]/g)) used.add(label.toLowerCase());
  return ({ folio }) => {
    const stem = folio && /^[\p{L}\p{N}]+$/u.test(folio.text) ? `p${folio.text}-` : 'n';
    let number = 1;
    while (used.has(`${stem}${number}`.toLowerCase())) number++;
    used.add(`${stem}${number}`.toLowerCase());
    return `${stem}${number}`;
  };
}

/** The notes at the foot of a page: the first line from which on everything is notes that the text above calls. */
function footOf(body: readonly Line[]): Foot | undefined {
  const usual = quantile(
    body.map(({ blanks }) => blanks),
    0.5,
  );
  for (const [at, line] of body.entries()) {
    if (at === 0 || !noteMark(line.text)) continue;
    const begun = begunFrom(body, at);
    if (begun[0]?.at !== at || !begun[0].call) continue;
    const rest = body.slice(at + 1);
    const resumes = rest.some(
      (after, i) =>
        CHAPTER.test(after.text) ||
        isCapitals(after.text) ||
        RULE.test(after.text) ||
        (after.blanks > usual && !begun.some((note) => note.at === at + 1 + i)),
    );
    if (resumes) continue;
    const ruled = body.slice(Math.max(0, at - LONGEST_RUN), at).some(({ text }) => RULE.test(text));
    if (!ruled && body.length - at > MOST_OF_PAGE * body.length) continue;
    const smaller = isSmaller(body, at);
    const close = begun.some(({ call }) => call?.call.close);
    const weight = (close ? 2 : 1) + (ruled ? 2 : 0) + (smaller ? 1 : 0) + (line.blanks > usual ? 0.5 : 0);
    if (weight < ENOUGH) continue;
    const signs = ['its mark stands in the text', ruled && 'a rule above', smaller && 'smaller type'];
    return { at, ruled, begun, why: `at the foot of the page; ${signs.filter(Boolean).join('; ')}` };
  }
  return undefined;
}

/** The notes that begin from a line on, each with the first mark above that is not another's. */
function begunFrom(body: readonly Line[], from: number): Begun[] {
  const found: Begun[] = [];
  const taken = new Set<string>();
  for (const [i, { text }] of body.slice(from).entries()) {
    const mark = noteMark(text);
    if (!mark) continue;
    const before = found.at(-1)?.mark;
    const follows =
      mark.kind === 'sign' ||
      !before ||
      (before.kind === mark.kind && before.within === mark.within && order(mark) === order(before) + 1);
    if (!follows) continue;
    const call = body
      .slice(0, from)
      .flatMap((line, at) => callsIn(line.text, mark).map((one) => ({ line: at, call: one })))
      .find(({ line, call: { at } }) => !taken.has(`${line}:${at}`));
    // A sign within a note begins none.
    if (!call && mark.within !== '' && mark.kind !== 'number') continue;
    if (call) taken.add(`${call.line}:${call.call.at}`);
    found.push({ at: from + i, mark, ...(call && { call }) });
  }
  return found;
}

const order = ({ sign, kind }: NoteMark): number =>
  kind === 'number' ? Number(sign) : (sign.codePointAt(0) ?? 0);

function isSmaller(body: readonly Line[], at: number): boolean {
  const typical = (lines: readonly Line[]): number =>
    quantile(
      lines.map(({ text }) => widthOf(text)),
      0.6,
    );
  const full = body.slice(at, -1);
  return full.length > 0 && at > 2 && typical(full) > SMALLER * typical(body.slice(0, at));
}

/** Lines that a note may run on for. */
const LONGEST_RUN = 15;

/** How many lines above a page's own notes, or at its foot, go on with the last note of the page before: a rule or a blank line parts them from the text. */
function runOn(body: readonly Line[], foot: Foot | undefined, last: Line | undefined): number {
  if (!last || endOf(last.text) === 'stop') return 0;
  const end = foot?.at ?? body.length;
  const usual = quantile(
    body.map(({ blanks }) => blanks),
    0.5,
  );
  for (let i = end - 1; i > 0 && i >= end - LONGEST_RUN; i--) {
    const [line, above] = [body[i], body[i - 1]];
    if (!line || !above || isCapitals(line.text) || RULE.test(line.text)) return 0;
    const parted = RULE.test(above.text) || (line.blanks > usual && isSmaller(body, i));
    // What calls a note of this page is its text.
    if (foot?.begun.some(({ call }) => call && call.line >= i)) return 0;
    if (parted) return startOf(line.text) === 'lower' || endOf(last.text) !== 'other' ? end - i : 0;
    if (line.blanks > usual) return 0;
  }
  return 0;
}

function withoutStart(line: Line, length: number): Line {
  return {
    ...line,
    text: line.text.slice(length),
    start: line.start + length,
    column: line.column + length,
  };
}

function withCalls(line: Line, made: readonly { readonly call: Call; readonly label: string }[]): Line {
  let text = '';
  let from = 0;
  const calls = made
    .toSorted((a, b) => a.call.at - b.call.at)
    .map(({ call, label }) => {
      text += line.text.slice(from, call.at);
      from = call.at + call.length;
      return { at: text.length, label, length: call.length };
    });
  return { ...line, text: text + line.text.slice(from), calls };
}
