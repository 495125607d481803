import type { Nodes } from 'hast';
import type { Book } from '../../book/index.js';
import { PressError } from '../../problem.js';
import type { Face } from '../../themes/index.js';
import type { EditionTools } from '../edition.js';
import { subsetter } from '../../subsetter.js';

/** The faces that go into the publication, and the style sheet that asks for them. */
export interface EmbeddedFaces {
  readonly css: string;
  /** `name` is relative to the package document. */
  readonly files: readonly {
    readonly name: string;
    readonly mediaType: 'font/ttf' | 'font/otf';
    readonly bytes: Uint8Array;
  }[];
}

const CODE = new Set(['code', 'kbd', 'samp', 'pre', 'tt']);
const BOLD = new Set(['b', 'strong', 'th']);
const ITALIC = new Set(['i', 'em', 'cite', 'dfn', 'var', 'dt', 'h3', 'h4', 'h5', 'h6']);

/** What the edition draws beside the book's own words: numbers of lists, hyphens, quotation marks. */
const DRAWN = '0123456789.,:;()[]-‐‑–—…•“”‘’„‚«»‹› \u00A0\u202Fabcdefghijklmnopqrstuvwxyzivxlcdm';

/** From this weight on a face is bold. */
const BOLD_FROM = 600;

/** What of a face a book makes use of. */
interface Use {
  readonly letters: Set<string>;
  readonly code: Set<string>;
  bold: boolean;
  italic: boolean;
  both: boolean;
}

function look(node: Nodes, use: Use, within: { code: boolean; bold: boolean; italic: boolean }): void {
  if (node.type === 'text') {
    const to = within.code ? use.code : use.letters;
    for (const letter of node.value.normalize('NFC')) to.add(letter);
    for (const letter of node.value) to.add(letter);
  }
  if (!('children' in node)) return;
  const name = node.type === 'element' ? node.tagName : '';
  const inner = {
    code: within.code || CODE.has(name),
    bold: within.bold || BOLD.has(name),
    italic: within.italic || ITALIC.has(name),
  };
  use.bold ||= inner.bold;
  use.italic ||= inner.italic;
  use.both ||= inner.bold && inner.italic;
  for (const child of node.children) look(child, use, inner);
}

function useOf({ sections, settings }: Book, words: Iterable<string>): Use {
  const use: Use = { letters: new Set(DRAWN), code: new Set(), bold: false, italic: false, both: false };
  for (const { content, notes, title } of sections) {
    const plain = { code: false, bold: false, italic: false };
    look({ type: 'text', value: title }, use, plain);
    look(content, use, plain);
    for (const note of notes) for (const node of note.content) look(node, use, plain);
  }
  for (const text of [settings.title, ...words]) for (const letter of text) use.letters.add(letter);
  return use;
}

/** Whether the book has a use for a face: code is set upright and light only. */
function isUsed({ weight, italic }: Face, forCode: boolean, use: Use): boolean {
  const bold = weight >= BOLD_FROM;
  if (forCode) return !bold && !italic && use.code.size > 0;
  if (bold && italic) return use.both;
  return bold ? use.bold : italic ? use.italic : true;
}

/**
 * The faces of the book's theme, each cut down to the letters that the book has. Readers keep their own choice of a face: what is
 * asked for here is what the text is set in until they choose.
 *
 * @param words what the edition itself says, such as the titles of its menus.
 */
export async function embeddedFaces(
  book: Book,
  { shelf, theme }: Pick<EditionTools, 'shelf' | 'theme'>,
  words: Iterable<string>,
): Promise<EmbeddedFaces> {
  const wasm = await shelf.data('harfbuzz-subset.wasm');
  if (wasm === undefined) {
    throw new PressError('Unexpected absence of the subsetter, expected the package harfbuzzjs', {
      hint: 'The installation is incomplete: install pamphleteer again, or take fonts: theme out of the settings.',
    });
  }
  const { cut } = await subsetter(wasm);
  const { textFamily: text, codeFamily: code } = theme;
  const use = useOf(book, words);
  const files: EmbeddedFaces['files'][number][] = [];
  const rules: string[] = [];
  const names = new Set<string>();
  for (const face of theme.faces) {
    const forCode = face.family === code && code !== text;
    if ((!forCode && face.family !== text) || !isUsed(face, forCode, use)) continue;
    const bytes = await face.bytes();
    const part = bytes && cut(bytes, forCode ? use.code : use.letters);
    if (part === undefined) continue;
    const name = nameFor(face, part, names);
    files.push({ name, mediaType: name.endsWith('.otf') ? 'font/otf' : 'font/ttf', bytes: part });
    rules.push(
      `@font-face {\n  font-family: '${face.family}';\n  font-style: ${face.italic ? 'italic' : 'normal'};\n` +
        `  font-weight: ${face.weight >= BOLD_FROM ? 'bold' : 'normal'};\n  src: url('${name}');\n}\n`,
    );
  }
  rules.push(`body {\n  font-family: '${text}', serif;\n}\n`);
  if (code !== undefined && use.code.size > 0) {
    rules.push(`code,\nkbd,\nsamp {\n  font-family: '${code}', monospace, monospace;\n}\n`);
  }
  return { css: rules.join(''), files };
}

/** A name of its own in the publication, by what the face is. Adds it to `names`. */
function nameFor({ file }: Face, bytes: Uint8Array, names: Set<string>): string {
  const plain = file.replace(/\.\w+$/, '').replace(/[^\w.-]+/g, '-');
  const kind = String.fromCharCode(...bytes.subarray(0, 4)) === 'OTTO' ? 'otf' : 'ttf';
  for (let count = 1; ; count++) {
    const name = `fonts/${plain}${count === 1 ? '' : `-${count}`}.${kind}`;
    if (names.has(name)) continue;
    names.add(name);
    return name;
  }
}
