import {
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLMap,
} from 'yaml';
import { placeAt, PressError, type Place } from '../../problem.js';

/** Where settings stand: `yaml` is a slice of `text`, the file as it is on disk, beginning at `offset`. */
export interface SettingsSource {
  readonly file: string;
  readonly text: string;
  readonly yaml: string;
  readonly offset: number;
}

/** UTF-16 units; no title block is longer, and deep nesting is kept from the YAML parser. */
const LONGEST = 100_000;
const DEEPEST = 20;

/** Collects what is wrong with the settings, so that all of it is said at once. */
export interface Complaints {
  readonly source: SettingsSource;
  /** `Unexpected X, expected Y` about a node, or about the whole where there is none; `hint` is what to do, if that is not in docs/settings.md. */
  complain(message: string, node?: Node | null, hint?: string): void;
  placeOf(node: Node | null | undefined): Place;
  /** Asked about a key that is not known, and the known one that it is like; true where it is left alone. */
  readonly ignores?: ((key: string, node: Node, near: string | undefined) => boolean) | undefined;
  /** Throws one `PressError` with everything said, if anything was. */
  settle(): void;
}

/** An empty list of complaints about `source`. */
export function complaintsAbout(source: SettingsSource): Complaints {
  const said: { readonly message: string; readonly place: Place; readonly hint: string | undefined }[] = [];
  const placeOf = (node: Node | null | undefined): Place => {
    const [start, end] = node?.range ?? [0, 0];
    return placeAt(source.file, source.text, source.offset + start, source.offset + end);
  };
  return {
    source,
    placeOf,
    complain: (message, node, hint) => void said.push({ message, place: placeOf(node), hint }),
    settle: () => {
      const first = said[0];
      if (first === undefined) return;
      const hint = 'docs/settings.md lists the settings; every key but the title may be left out.';
      if (said.length === 1)
        throw new PressError(first.message, { place: first.place, hint: first.hint ?? hint });
      const lines = said.map(
        ({ message, place }) => `${place.file}:${place.start.line}:${place.start.column}: ${message}`,
      );
      throw new PressError(`Unexpected settings in ${said.length} places:\n${lines.join('\n')}`, {
        place: first.place,
        hint,
      });
    },
  };
}

/**
 * The map at the top of the settings; undefined where they are empty. Tags, anchors and aliases are refused: settings need
 * none, and both have been used to make readers run code or fill the memory. Throws a `PressError` for broken YAML.
 */
export function settingsMap(about: Complaints): YAMLMap | undefined {
  const { yaml, file, text, offset } = about.source;
  refuseBombs(about.source);
  const counter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: counter,
    stringKeys: true,
    merge: false,
    // 'silent' is silent of a second document too
    logLevel: 'error',
  });
  const broken = document.errors.find(({ code }) => code !== 'MULTIPLE_DOCS');
  const [second] = document.errors.flatMap(({ code, pos: [at] }) => (code === 'MULTIPLE_DOCS' ? [at] : []));
  const rest = second === undefined ? '' : yaml.slice(second).replace(/^---/, '').trim();
  if (!broken && second !== undefined && rest !== '') {
    throw new PressError('Unexpected second document, expected settings in one', {
      place: placeAt(file, text, offset + second, offset + second + 3),
      hint: 'What stands below the line --- would be left out: take that line away.',
    });
  }
  if (broken) {
    const [start, end] = unclosed(document, broken.pos) ?? broken.pos;
    const message = (broken.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
    throw new PressError(`Unexpected YAML, expected settings that can be read: ${message}`, {
      place: placeAt(file, text, offset + start, offset + Math.min(end, yaml.length)),
      hint:
        broken.code === 'BLOCK_AS_IMPLICIT_KEY'
          ? `A value with a colon in it stands in quotation marks: title: "On Ink: An Essay".`
          : 'Look for an unclosed quotation mark, a tab, or a missing space after a colon.',
    });
  }
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node))
        about.complain(`Unexpected alias "*${node.source}", expected the value itself`, node);
      else if (node.anchor !== undefined)
        about.complain(`Unexpected anchor "&${node.anchor}", expected a plain value`, node);
      else if (node.tag !== undefined)
        about.complain(`Unexpected tag "${node.tag}", expected a plain value`, node);
    },
  });
  const top = document.contents;
  if (top === null || (isScalar(top) && top.value === null)) return undefined;
  if (isMap(top)) return top;
  throw new PressError('Unexpected YAML, expected keys with values (title: …)', {
    place: about.placeOf(top),
  });
}

/** A quotation that never closes is complained of at the end of the text; what helps is where it opens. */
function unclosed(
  document: Document,
  [at]: readonly [number, number],
): readonly [number, number] | undefined {
  let opened: readonly [number, number] | undefined;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (range && (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') && range[0] < at && range[1] >= at)
        opened = [range[0], range[0] + 1];
    },
  });
  return opened;
}

function refuseBombs({ yaml, file, text, offset }: SettingsSource): void {
  const place = placeAt(file, text, offset, offset);
  if (yaml.length > LONGEST)
    throw new PressError(`Unexpected length of the settings, expected at most ${LONGEST} characters`, {
      place,
    });
  let depth = 0;
  for (const char of yaml) {
    if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth = Math.max(0, depth - 1);
    // Block sequences nest on one line too: "- - - - x".
    if (depth > DEEPEST) break;
  }
  if (depth > DEEPEST || /^[\t ]*(?:[-?:][\t ]+){20}/m.test(yaml)) {
    throw new PressError(`Unexpected nesting of the settings, expected at most ${DEEPEST} levels`, { place });
  }
}
