import { documentsOf, named, plain, where, type EpubRule } from '../rule.js';

const HEADING = /^h([1-6])$/;

/** A heading of a table that does not say of what. */
export const tableScope: EpubRule = {
  id: 'table-scope',
  severity: 'warning',
  why: 'Without scope a voice cannot say with a cell what its row and its column are.',
  *check(epub) {
    for (const { path, root } of documentsOf(epub)) {
      for (const { attributes, line } of named(root, 'th')) {
        if (attributes['scope'] !== undefined || attributes['id'] !== undefined) continue;
        yield { message: 'Unexpected th without scope, expected scope="col" or "row"', file: path, line };
      }
    }
  },
};

/** A heading that skips a level or says nothing. */
export const headingLevel: EpubRule = {
  id: 'heading-level',
  severity: 'warning',
  why: 'Those who find their way by headings look in vain for the level that is skipped.',
  *check({ spine }) {
    for (const { path, root } of spine) {
      let last = 0;
      for (const heading of where(root, ({ name }) => HEADING.test(name))) {
        const level = Number(HEADING.exec(heading.name)?.[1]);
        if (plain(heading) === '' && named(heading, 'img').length === 0) {
          yield {
            message: `Unexpected empty ${heading.name}, expected a heading with words`,
            file: path,
            line: heading.line,
          };
        }
        if (last > 0 && level > last + 1) {
          yield {
            message: `Unexpected ${heading.name} after h${last}, expected h${last + 1}`,
            file: path,
            line: heading.line,
          };
        }
        last = level;
      }
    }
  },
};

/** Documents that all have one name, or none. */
export const documentTitle: EpubRule = {
  id: 'document-title',
  severity: 'warning',
  why: 'The title is what a voice says first, and what search results and the history are listed by.',
  *check({ spine }) {
    const seen = new Map<string, string>();
    for (const { path, root } of spine) {
      const title = named(root, 'title').map(plain)[0] ?? '';
      const before = seen.get(title);
      if (title === '')
        yield { message: 'Unexpected empty title, expected the name of the chapter', file: path };
      else if (before !== undefined)
        yield { message: `Unexpected title ‘${title}’, expected another than ${before} has`, file: path };
      seen.set(title, path);
    }
  },
};

/** A page with nothing on it. */
export const emptyDocument: EpubRule = {
  id: 'empty-document',
  severity: 'warning',
  why: 'A reader turns to an empty screen and takes the book for broken.',
  *check({ spine }) {
    for (const { path, root } of spine) {
      const [body] = named(root, 'body');
      if (
        body &&
        (plain(body) !== '' ||
          named(body, 'img', 'svg', 'image', 'math', 'object', 'video', 'audio').length > 0)
      )
        continue;
      yield {
        message: 'Unexpected document without words or pictures, expected something to read',
        file: path,
      };
    }
  },
};

/** Letters that no face has. */
export const strayCharacter: EpubRule = {
  id: 'stray-character',
  severity: 'warning',
  why: 'Soft hyphens keep words from being found and looked up; the others are shown as boxes.',
  *check({ spine }) {
    const kinds = [
      { run: /\u00AD/gu, name: 'soft hyphen', expected: 'words that the reader hyphenates' },
      {
        run: /\uFFFD/gu,
        name: 'replacement character',
        expected: 'the letter that was lost in reading the text',
      },
      { run: /\p{Co}/gu, name: 'private character', expected: 'a letter of Unicode' },
      { run: /[\u0080-\u009F]/gu, name: 'control character', expected: 'a letter' },
    ];
    for (const { path, root } of spine) {
      const text = named(root, 'body').map(plain).join(' ');
      for (const { run, name, expected } of kinds) {
        const count = text.match(run)?.length ?? 0;
        const near = text.slice(Math.max(0, text.search(run) - 12)).slice(0, 24);
        if (count > 0)
          yield {
            message: `Unexpected ${name} (${count} times, first in ‘${near}’), expected ${expected}`,
            file: path,
          };
      }
    }
  },
};

/** A link that works on its author's machine. */
export const localLink: EpubRule = {
  id: 'local-link',
  severity: 'error',
  why: 'It leads nowhere on the machine of anyone else.',
  *check(epub) {
    for (const { path, root } of documentsOf(epub)) {
      for (const { attributes, line } of named(root, 'a')) {
        const { href = '' } = attributes;
        if (
          !/^(?:file:|https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\]|192\.168\.|10\.)|[a-z]:\\)/i.test(href)
        )
          continue;
        yield {
          message: `Unexpected link to ${href}, expected an address that others can reach`,
          file: path,
          line,
        };
      }
    }
  },
};
