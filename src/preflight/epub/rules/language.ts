import { documentsOf, named, plain, type EpubFinding, type EpubRule } from '../rule.js';
import type { XmlElement } from '../xml-tree.js';

/** A document that does not say its language, or says two. */
export const language: EpubRule = {
  id: 'language',
  severity: 'error',
  why: 'A voice reads the words by the rules of the language that the document says; hyphenation follows it too.',
  *check(epub) {
    const declared = named(epub.opf.root, 'language').map(plain);
    for (const { path, root } of documentsOf(epub)) {
      const { lang, 'xml:lang': xml } = root.attributes;
      const said = lang ?? xml;
      if (said === undefined)
        yield {
          message: 'Unexpected absence of a language, expected lang on html',
          file: path,
          line: root.line,
        };
      else if (lang !== undefined && xml !== undefined && lang !== xml) {
        yield {
          message: `Unexpected xml:lang="${xml}" beside lang="${lang}", expected one language`,
          file: path,
          line: root.line,
        };
      } else if (!declared.some((one) => one.split('-')[0] === said.split('-')[0])) {
        const expected = declared.join(' or ');
        yield {
          message: `Unexpected language ${said}, expected ${expected} as in the package document`,
          file: path,
          line: root.line,
        };
      }
    }
  },
};

/** Scripts that tell a language, and the languages (first subtags) that are written in them. */
const SCRIPTS: readonly { readonly name: string; readonly run: RegExp; readonly languages: RegExp }[] = [
  { name: 'Greek', run: /(?:\p{Script=Greek}{2,}[\s\p{P}]*)+/gu, languages: /^(?:el|grc)\b/ },
  {
    name: 'Cyrillic',
    run: /(?:\p{Script=Cyrillic}{2,}[\s\p{P}]*)+/gu,
    languages: /^(?:be|bg|kk|ky|mk|mn|ru|sr|tg|uk|tt)\b/,
  },
  { name: 'Hebrew', run: /(?:\p{Script=Hebrew}{2,}[\s\p{P}]*)+/gu, languages: /^(?:he|yi|arc)\b/ },
  {
    name: 'Arabic',
    run: /(?:\p{Script=Arabic}{2,}[\s\p{P}]*)+/gu,
    languages: /^(?:ar|fa|ur|ps|ug|ckb|sd|ku)\b/,
  },
  {
    name: 'Chinese or Japanese',
    run: /(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}[\s\p{P}]*)+/gu,
    languages: /^(?:zh|ja|ko|yue)\b/,
  },
  { name: 'Hangul', run: /(?:\p{Script=Hangul}{2,}[\s\p{P}]*)+/gu, languages: /^ko\b/ },
];

function* foreign(element: XmlElement, around: string, file: string): Generator<EpubFinding> {
  const lang = element.attributes['xml:lang'] ?? element.attributes['lang'] ?? around;
  if (['head', 'script', 'style', 'code', 'pre'].includes(element.name) || lang === '') return;
  for (const child of element.children) {
    if (typeof child !== 'string') {
      yield* foreign(child, lang, file);
      continue;
    }
    for (const { name, run, languages } of SCRIPTS) {
      if (languages.test(lang.toLowerCase())) continue;
      for (const [words] of child.matchAll(run)) {
        const message = `Unexpected ${name} words in a passage of language ${lang}, expected lang around ‘${words.trim().slice(0, 40)}’`;
        yield { message, file, line: element.line };
      }
    }
  }
}

/** A foreign passage that does not say its language, where its letters give it away. */
export const foreignPassage: EpubRule = {
  id: 'foreign-passage',
  severity: 'warning',
  why: 'A voice spells out, or leaves out, letters that its language does not have.',
  *check(epub) {
    for (const { path, root } of epub.spine) yield* foreign(root, '', path);
  },
};
