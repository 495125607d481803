import { addressIn, byAddress, isA, named, navOf, plain, type EpubRule } from '../rule.js';
import type { Epub } from '../open.js';
import { elementsOf, tokensOf, type XmlElement } from '../xml-tree.js';

const HEADING = /^h[1-6]$/;

function entries(epub: Epub, kind: string): readonly { readonly link: XmlElement; readonly to: string }[] {
  const nav = navOf(epub, kind);
  if (!nav || !epub.nav) return [];
  const { path } = epub.nav;
  return named(nav, 'a').map((link) => ({ link, to: addressIn(path, link.attributes['href']) ?? '' }));
}

/** A book without the places that a reader's menu offers. */
export const landmarks: EpubRule = {
  id: 'landmarks',
  severity: 'error',
  why: 'The first opening of a book, and ‘contents’ in the menu, go where the landmarks say.',
  *check(epub) {
    const file = epub.nav?.path ?? epub.opf.path;
    const said = entries(epub, 'landmarks').flatMap(({ link }) => tokensOf(link, 'epub:type'));
    const inSpine = epub.spine.some(({ path }) => path === epub.nav?.path);
    for (const kind of inSpine ? ['bodymatter', 'toc'] : ['bodymatter']) {
      if (!said.includes(kind))
        yield { message: `Unexpected absence of the landmark ${kind}, expected a link to it`, file };
    }
  },
};

/** What a heading says: neither the numbers of its notes nor, where it has words, what its pictures show. */
function said(heading: XmlElement): string {
  const words = plain(withoutReferences(heading));
  return words === ''
    ? named(heading, 'img')
        .map(({ attributes }) => attributes['alt'] ?? '')
        .join(' ')
    : words;
}

const withoutReferences = (element: XmlElement): XmlElement => ({
  ...element,
  children: element.children.flatMap((child): readonly (XmlElement | string)[] =>
    typeof child === 'string' ? [child] : isA(child, 'noteref') ? [] : [withoutReferences(child)],
  ),
});

/** The paragraph right below a heading: a line of the contents may go on with it, with who wrote what is headed so. */
function below(heading: XmlElement, root: XmlElement | undefined): XmlElement | undefined {
  const around = root && [...elementsOf(root)].find(({ children }) => children.includes(heading));
  const next = around?.children
    .slice(around.children.indexOf(heading) + 1)
    .find((child) => typeof child !== 'string');
  return next?.name === 'p' ? next : undefined;
}

/** A line of the contents that says something else than the heading it leads to. */
export const navLabel: EpubRule = {
  id: 'nav-label',
  severity: 'error',
  why: 'The reader lands at another heading than the one that was chosen.',
  *check(epub) {
    const elements = byAddress(epub);
    const key = (text: string): string =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '');
    for (const { link, to } of entries(epub, 'toc')) {
      const target = elements.get(to);
      if (!target) continue;
      const heading = HEADING.test(target.name)
        ? target
        : [...elementsOf(target)].find(({ name }) => HEADING.test(name));
      if (!heading || key(said(heading)) === key(plain(link))) continue;
      const author = below(heading, elements.get(to.replace(/#.*$/s, '')));
      if (author && key(said(heading) + said(author)) === key(plain(link))) continue;
      const message = `Unexpected line ‘${plain(link)}’ in the contents, expected the heading it leads to: ‘${said(heading)}’`;
      yield { message, file: epub.nav?.path ?? '', line: link.line };
    }
  },
};

/** A chapter that the contents leave out. */
export const navComplete: EpubRule = {
  id: 'nav-complete',
  severity: 'warning',
  why: 'What is not in the contents is found by turning pages only.',
  *check(epub) {
    const listed = new Set(entries(epub, 'toc').map(({ to }) => to.replace(/#.*$/s, '')));
    for (const { path, root } of epub.spine) {
      const matter = named(root, 'body').some((body) =>
        tokensOf(body, 'epub:type').some((type) => /^(?:front|cover)/.test(type)),
      );
      if (matter || path === epub.nav?.path || listed.has(path)) continue;
      const [heading] = named(root, 'h1');
      if (heading)
        yield {
          message: `Unexpected absence of ‘${plain(heading)}’ in the contents, expected a line`,
          file: path,
          line: heading.line,
        };
    }
  },
};

/** Contents that are printed twice. */
export const doubleContents: EpubRule = {
  id: 'double-contents',
  severity: 'warning',
  why: 'Who reads from the beginning meets two tables of contents, one after the other.',
  *check(epub) {
    if (!epub.spine.some(({ path }) => path === epub.nav?.path)) return;
    const listed = new Set(entries(epub, 'toc').map(({ to }) => to));
    if (listed.size < 2) return;
    for (const { path, root } of epub.spine) {
      if (path === epub.nav?.path) continue;
      const found = new Set(
        named(root, 'a').map(({ attributes }) => addressIn(path, attributes['href']) ?? ''),
      );
      if ([...listed].every((address) => found.has(address))) {
        yield {
          message: 'Unexpected second table of contents, expected the navigation document only',
          file: path,
        };
      }
    }
  },
};
