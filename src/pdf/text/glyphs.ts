import {
  arrayAt,
  decoded,
  dictAt,
  follow,
  isRef,
  isStream,
  latin,
  type Dict,
  type PdfFile,
  type Value,
} from '../objects/index.js';

/** What a face's glyphs say: the glyph as the content writes it (`01C6`) to UTF-16BE in capital hex (`0068`). */
export interface Glyphs {
  readonly meaning: ReadonlyMap<string, string>;
  /** Meanings learnt from the text, for glyphs that the engine could not name; written back by `nameGlyphs`. */
  readonly learnt: Map<string, string>;
  /** The advance of the glyph with this code, in thousandths of the size. */
  readonly widths: (code: number) => number;
  /** The number of the `ToUnicode` stream. */
  readonly map: number;
}

/** What the engine says of a glyph that stands for no letter of its own. */
export const NOTHING = '0000';

/** The glyphs of a page's faces, by the name that its content gives a face. */
export type Faces = ReadonlyMap<string, Glyphs>;

/** A code of two bytes in capital hex. */
export const four = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');

/** Reads a `ToUnicode` map: single glyphs, and ranges that count on. */
export function parseToUnicode(map: string): Map<string, string> {
  const meaning = new Map<string, string>();
  for (const block of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', said = ''] of (block[1] ?? '').matchAll(/<([0-9A-F]{4})>\s*<([0-9A-F]+)>/gi))
      meaning.set(glyph.toUpperCase(), said.toUpperCase());
  }
  for (const block of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    const rows = (block[1] ?? '').matchAll(/<([0-9A-F]{4})>\s*<([0-9A-F]{4})>\s*<([0-9A-F]{4})>/gi);
    for (const [, from = '', to = '', said = ''] of rows) {
      const first = parseInt(from, 16);
      for (let glyph = first; glyph <= parseInt(to, 16); glyph++)
        meaning.set(four(glyph), four(parseInt(said, 16) + glyph - first));
    }
  }
  return meaning;
}

/** The advances of a face (`W`, ISO 32000-1 9.7.4.3): runs of single widths, and ranges of one width. */
function widthsOf(file: PdfFile, font: Value | undefined): Glyphs['widths'] {
  const inner = dictAt(file, arrayAt(file, dictAt(file, font)?.get('DescendantFonts'))[0]);
  const other = inner?.get('DW');
  const usual = typeof other === 'number' ? other : 1000;
  const widths = new Map<number, number>();
  const rows = arrayAt(file, inner?.get('W'));
  for (let i = 0; i + 1 < rows.length;) {
    const first = Number(rows[i]);
    const next = follow(file, rows[i + 1]);
    if (Array.isArray(next)) {
      next.forEach((width, index) => widths.set(first + index, Number(width)));
      i += 2;
    } else {
      for (let glyph = first; glyph <= Number(next); glyph++) widths.set(glyph, Number(rows[i + 2]));
      i += 3;
    }
  }
  const table = new Float64Array(Math.max(-1, ...widths.keys()) + 1).fill(usual);
  for (const [code, width] of widths) table[code] = width;
  return (code) => table[code] ?? usual;
}

/** The faces of a page by the names its content uses (`F4`); each face is read once per file by way of `read`. */
export function glyphsOf(file: PdfFile, page: Dict, read: Map<number, Glyphs>): ReadonlyMap<string, Glyphs> {
  const found = new Map<string, Glyphs>();
  const fonts = dictAt(file, dictAt(file, page.get('Resources'))?.get('Font'));
  for (const [name, value] of fonts ?? []) {
    const map = dictAt(file, value)?.get('ToUnicode');
    const stream = follow(file, map);
    if (!isRef(map) || !isStream(stream)) continue;
    // two faces with the same glyphs share a map, and not their widths
    const face = isRef(value) ? value.id : map.id;
    const glyphs = read.get(face) ?? {
      ...(sharing(read, map.id) ?? {
        meaning: parseToUnicode(latin(decoded(stream))),
        learnt: new Map<string, string>(),
      }),
      widths: widthsOf(file, value),
      map: map.id,
    };
    read.set(face, glyphs);
    found.set(name, glyphs);
  }
  return found;
}

function sharing(
  read: ReadonlyMap<number, Glyphs>,
  map: number,
): Pick<Glyphs, 'meaning' | 'learnt'> | undefined {
  return [...read.values()].find((face) => face.map === map);
}

/** Writes what was learnt into the `ToUnicode` maps: a ligature drawn across a hyphenation point has no meaning otherwise, nor has a part of a letter. */
export function nameGlyphs(file: PdfFile, read: ReadonlyMap<number, Glyphs>): void {
  for (const { map, learnt } of read.values()) {
    const stream = file.objects.get(map);
    if (learnt.size === 0 || !isStream(stream)) continue;
    const data = Buffer.from(renamed(latin(decoded(stream)), learnt), 'latin1');
    const entries: Dict = new Map(stream.dict);
    entries.delete('Filter');
    entries.set('Length', data.length);
    file.objects.set(map, { kind: 'stream', dict: entries, data });
  }
}

/** A `ToUnicode` map with other meanings for some glyphs; a range that has one of them becomes rows of one glyph each. */
function renamed(map: string, learnt: Glyphs['learnt']): string {
  return map
    .replace(/beginbfchar[\s\S]*?endbfchar/g, (block) =>
      block.replace(/<([0-9A-F]{4})>(\s*)<[0-9A-F]+>/gi, (whole, glyph: string, gap: string) => {
        const said = learnt.get(glyph.toUpperCase());
        return said ? `<${glyph}>${gap}<${said}>` : whole;
      }),
    )
    .replace(/\d+ beginbfrange[\s\S]*?endbfrange/g, (block) => {
      const singles = [...parseToUnicode(block)];
      if (!singles.some(([glyph]) => learnt.has(glyph))) return block;
      return charsOf(singles.map(([glyph, said]) => `<${glyph}> <${learnt.get(glyph) ?? said}>\n`));
    });
}

/** Rows of single glyphs, in blocks of at most a hundred (ISO 32000-1, 9.10.3, by Adobe's technical note 5014). */
function charsOf(rows: readonly string[]): string {
  const blocks = Array.from({ length: Math.ceil(rows.length / 100) }, (_, i) =>
    rows.slice(100 * i, 100 * (i + 1)),
  );
  return blocks.map((block) => `${String(block.length)} beginbfchar\n${block.join('')}endbfchar`).join('\n');
}
