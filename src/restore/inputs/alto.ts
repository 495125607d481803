import { SaxesParser } from 'saxes';
import { PressError } from '../../problem.js';
import { inputFrom, type Box, type Boxed, type BoxedLine, type BoxedPage } from './boxed.js';
import { decodeMarkup } from './decode-markup.js';
import type { Input } from './input.js';

type Attributes = Readonly<Record<string, string>>;

/** Where ALTO's parts of a page stand in reading order; the schema has them in another. */
const PARTS: Readonly<Record<string, number>> = {
  TopMargin: 0,
  LeftMargin: 1,
  RightMargin: 1,
  PrintSpace: 1,
  BottomMargin: 2,
};
const SOFT_HYPHEN = '\u00AD';

interface OpenPage {
  readonly width: number;
  readonly height: number;
  readonly parts: readonly [BoxedLine[], BoxedLine[], BoxedLine[]];
}

interface OpenLine {
  text: string;
  readonly box?: Box;
  readonly words: (Boxed & { text: string })[];
  /** The first half of a divided word, and the word whole, if the file says so. */
  divided?: { readonly half: string; readonly whole: string };
}

/** Reads ALTO XML, versions 2 to 4 (https://www.loc.gov/standards/alto/). Throws a `PressError` with line and column where it is not well-formed. */
export function readAlto(file: string, bytes: Uint8Array): Input {
  const pages: OpenPage[] = [];
  let part = 1;
  let line: OpenLine | undefined;
  const open: Readonly<Record<string, (attributes: Attributes) => void>> = {
    Page: (attributes) => {
      part = 1;
      pages.push({
        width: Number(attributes['WIDTH']) || 0,
        height: Number(attributes['HEIGHT']) || 0,
        parts: [[], [], []],
      });
    },
    TextLine: (attributes) => {
      const box = boxOf(attributes);
      line = { text: '', ...(box && { box }), words: [] };
    },
    String: (attributes) => {
      const half = attributes['CONTENT'] ?? '';
      const box = boxOf(attributes);
      const target = line;
      if (!target) {
        pages.at(-1)?.parts[part as 0]?.push({ text: half, ...(box && { box }) });
        return;
      }
      target.text += `${target.text === '' ? '' : ' '}${half}`;
      target.words.push({ text: half, ...(box && { box }) });
      const whole = attributes['SUBS_CONTENT'];
      if (attributes['SUBS_TYPE'] === 'HypPart1' && whole !== undefined) target.divided = { half, whole };
    },
    HYP: (attributes) => {
      if (!line) return;
      const hyphen = hyphenAfter(line, attributes['CONTENT']);
      line.text += hyphen;
      const word = line.words.at(-1);
      if (word) word.text += hyphen;
    },
  };
  parse(file, decodeMarkup(file, bytes), {
    open: (name, attributes) => {
      part = PARTS[name] ?? part;
      if (Object.hasOwn(open, name)) open[name]?.(attributes);
    },
    close: (name) => {
      if (name in PARTS) part = 1;
      if (name !== 'TextLine' || !line) return;
      pages.at(-1)?.parts[part as 0]?.push(line);
      line = undefined;
    },
  });
  if (pages.length === 0)
    throw new PressError(`Unexpected ALTO ${file} without a page, expected a Page element`);
  return inputFrom(
    file,
    pages.map(({ width, height, parts }): BoxedPage => ({ width, height, lines: parts.flat() })),
  );
}

/** The hyphen at a line's end: one that only divides, where the file gives the word whole and has none in it there. */
function hyphenAfter({ text, divided }: OpenLine, content = '-'): string {
  if (divided) {
    const half = divided.half.replace(/[-\u00AD\u00AC\u2010]$/u, '');
    if (divided.whole.startsWith(half) && !/^[-\u2010]/u.test(divided.whole.slice(half.length)))
      return half === divided.half ? SOFT_HYPHEN : '';
  }
  return /[-\u00AD\u00AC\u2010]$/u.test(text) ? '' : content || '-';
}

function boxOf(attributes: Attributes): Box | undefined {
  const [left = NaN, top = NaN, width = NaN, height = NaN] = ['HPOS', 'VPOS', 'WIDTH', 'HEIGHT'].map((name) =>
    Number.parseFloat(attributes[name] ?? ''),
  );
  return Number.isFinite(left + top + width + height) ? [left, top, left + width, top + height] : undefined;
}

/** Names come without their prefixes. No entity but XML's own five is known, so none can grow; nothing is fetched. */
function parse(
  file: string,
  text: string,
  on: { open: (name: string, attributes: Attributes) => void; close: (name: string) => void },
): void {
  const parser = new SaxesParser({ position: true });
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  let failure = '';
  parser.on('error', (error) => {
    failure ||= error.message.replace(/^[\d:]+\s*/, '');
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    on.open(
      local(name),
      Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), value])),
    );
  });
  parser.on('closetag', ({ name }) => {
    on.close(local(name));
  });
  try {
    parser.write(text.replace(/^\uFEFF/, '')).close();
  } catch (cause) {
    throw new PressError(
      `Unexpected markup in ${file}:${parser.line}:${parser.column}, expected well-formed ALTO XML: ${failure}`,
      { cause },
    );
  }
}
