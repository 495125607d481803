import { strFromU8 } from 'fflate';
import { documentsOf, where, type EpubRule } from '../rule.js';
import { resolved } from '../open.js';
import { elementsOf } from '../xml-tree.js';

const SIZE = /(?:^|[;{\s])(font-size|line-height)\s*:\s*[\d.]+(?:px|pt|pc|cm|mm|in)\b/i;
const COLOUR =
  /(?:^|[;{\s])(color|background(?:-color)?)\s*:\s*(?!inherit|transparent|currentcolor|none|unset|initial)[#\w]/i;
const FACE = /(?:^|[;{\s])font-family\s*:\s*["']?([^"',;}]+)/i;

/** The families that a style sheet brings along: to ask for them is to offer them, the reader can still choose. */
function broughtBy(css: string): ReadonlySet<string> {
  const faces = css.matchAll(/@font-face\s*\{([^}]*)\}/gi);
  return new Set([...faces].map(([, body = '']) => (FACE.exec(body)?.[1] ?? '').trim().toLowerCase()));
}

/** Declarations of a style sheet by their selectors; what is inside `@media` counts as well. */
function* blocks(
  css: string,
): Generator<{ readonly selector: string; readonly body: string; readonly line: number }> {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  for (const match of bare.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    // What stands before it ends with a semicolon: @charset, @namespace, @import.
    const selector = (match[1] ?? '').replace(/^.*;/s, '').trim();
    if (!selector.startsWith('@')) {
      yield { selector, body: match[2] ?? '', line: bare.slice(0, match.index).split('\n').length };
    }
  }
}

/** A style that takes away the reader's choice. */
export const fixedStyle: EpubRule = {
  id: 'fixed-style',
  severity: 'warning',
  why: 'Text in points cannot be made larger on every reader, and a colour may vanish at night.',
  *check(epub) {
    for (const { path, mediaType } of epub.items) {
      const bytes = mediaType === 'text/css' ? epub.files.get(path) : undefined;
      const css = bytes ? strFromU8(bytes) : '';
      const brought = broughtBy(css);
      for (const { selector, body, line } of blocks(css)) {
        const family = FACE.exec(body)?.[1]?.trim().toLowerCase();
        const size = SIZE.exec(body)?.[1];
        const whole = /(?:^|[\s,])(?:html|body|p|\*)\s*(?:,|$)/i.test(selector);
        const taken =
          size ??
          (whole
            ? (COLOUR.exec(body)?.[1] ??
              (family !== undefined && !brought.has(family) ? 'font-family' : undefined))
            : undefined);
        if (taken !== undefined) {
          yield {
            message: `Unexpected fixed ${taken} of ${selector.slice(0, 40)}, expected one in proportion to the reader's, or none`,
            file: path,
            line,
          };
        }
      }
    }
    for (const { path, root } of documentsOf(epub)) {
      for (const { attributes, line } of where(
        root,
        (element) => element.attributes['style'] !== undefined,
      )) {
        const found =
          SIZE.exec(attributes['style'] ?? '')?.[1] ?? COLOUR.exec(attributes['style'] ?? '')?.[1];
        if (found !== undefined)
          yield {
            message: `Unexpected fixed ${found} in a style attribute, expected a class`,
            file: path,
            line,
          };
      }
    }
  },
};

/** A file that nothing uses. */
export const unusedFile: EpubRule = {
  id: 'unused-file',
  severity: 'info',
  why: 'It costs room on the reader, and may be a picture that was to be seen.',
  *check(epub) {
    const used = new Set<string>();
    for (const { path, root } of documentsOf(epub)) {
      for (const { attributes } of elementsOf(root)) {
        for (const name of ['src', 'href', 'xlink:href', 'data', 'poster']) {
          const value = attributes[name];
          if (value !== undefined && !/^[a-z][a-z0-9+.-]*:/i.test(value)) used.add(resolved(path, value));
        }
      }
    }
    for (const { path, mediaType } of epub.items) {
      const bytes = mediaType === 'text/css' ? epub.files.get(path) : undefined;
      const addresses = bytes ? strFromU8(bytes).matchAll(/url\(\s*["']?([^"')]+)/g) : [];
      for (const [, address] of addresses) used.add(resolved(path, address ?? ''));
    }
    for (const { path, mediaType, properties } of epub.items) {
      if (
        !/^(?:image|font|audio|video)\/|font/.test(mediaType) ||
        properties.includes('cover-image') ||
        used.has(path)
      )
        continue;
      yield {
        message: 'Unexpected file that nothing in the book uses, expected it in use or not at all',
        file: path,
      };
    }
  },
};
