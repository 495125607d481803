import type { Element, ElementContent, Root } from 'hast';
import type { Contributor, Settings } from '../../manuscript/index.js';
import { h, hasClass } from '../model/index.js';

/** Who stands on the title page, and how the page says what they did. */
const BYLINES: Readonly<Record<string, Readonly<Partial<Record<Contributor['role'], string>>>>> = {
  en: {
    edt: 'Edited by',
    trl: 'Translated by',
    ill: 'Illustrated by',
    aui: 'Introduction by',
    aft: 'Afterword by',
  },
  de: {
    edt: 'Herausgegeben von',
    trl: 'Übersetzt von',
    ill: 'Illustriert von',
    aui: 'Einleitung von',
    aft: 'Nachwort von',
  },
  fr: {
    edt: 'Édité par',
    trl: 'Traduit par',
    ill: 'Illustré par',
    aui: 'Introduction de',
    aft: 'Postface de',
  },
  es: {
    edt: 'Edición de',
    trl: 'Traducción de',
    ill: 'Ilustraciones de',
    aui: 'Introducción de',
    aft: 'Epílogo de',
  },
  it: {
    edt: 'A cura di',
    trl: 'Traduzione di',
    ill: 'Illustrazioni di',
    aui: 'Introduzione di',
    aft: 'Postfazione di',
  },
  nl: {
    edt: 'Samengesteld door',
    trl: 'Vertaald door',
    ill: 'Geïllustreerd door',
    aui: 'Ingeleid door',
    aft: 'Met een nawoord van',
  },
  pt: {
    edt: 'Organização de',
    trl: 'Tradução de',
    ill: 'Ilustrações de',
    aui: 'Introdução de',
    aft: 'Posfácio de',
  },
};

/** Title, subtitle, authors, then whoever else worked on the book, then the publisher. */
export function titlePage(settings: Settings): Root {
  const authors = settings.contributors.filter(({ role }) => role === 'aut');
  const lines: Element[] = [h('h1', { className: ['title'], id: 'title' }, settings.title)];
  if (settings.subtitle !== undefined) lines.push(h('p', { className: ['subtitle'] }, settings.subtitle));
  if (authors.length > 0) {
    lines.push(h('p', { className: ['author'] }, ...separated(authors.map(({ name }) => name))));
  }
  const bylines = BYLINES[settings.language.split('-')[0] ?? 'en'] ?? BYLINES.en ?? {};
  for (const { name, role } of settings.contributors) {
    const byline = bylines[role];
    if (byline === undefined) continue;
    const isTopmost = !lines.some((line) => hasClass(line, 'author') || hasClass(line, 'contributor'));
    const className = ['contributor', ...(isTopmost ? ['topmost'] : [])];
    lines.push(h('p', { className }, `${byline} ${name}`));
  }
  if (settings.publisher !== undefined) lines.push(h('p', { className: ['publisher'] }, settings.publisher));
  return { type: 'root', children: [h('div', { className: ['title-block'], dataGenerated: '' }, ...lines)] };
}

const separated = (names: readonly string[]): ElementContent[] =>
  names.flatMap((name, i): ElementContent[] => [
    ...(i > 0 ? [h('br', {})] : []),
    { type: 'text', value: name },
  ]);

/** What the law and the trade want to know, below whatever `imprint:` says. */
export function imprintPage(settings: Settings, said: readonly ElementContent[]): Root {
  const { identifier, publisher, date, series } = settings;
  const joined = (...parts: readonly (string | undefined)[]): string | undefined =>
    parts.filter((part) => part !== undefined).join(', ') || undefined;
  const facts = [
    joined(publisher, date),
    joined(series?.name, series?.position),
    series?.issn === undefined ? undefined : `ISSN ${series.issn}`,
    settings.rights,
    identifier['isbn-print'] === undefined ? undefined : `ISBN ${identifier['isbn-print']} (print)`,
    identifier['isbn-epub'] === undefined ? undefined : `ISBN ${identifier['isbn-epub']} (EPUB)`,
    identifier.doi === undefined ? undefined : `https://doi.org/${identifier.doi}`,
  ].filter((fact) => fact !== undefined);
  const work = [settings.title, settings.subtitle].filter((part) => part !== undefined).join(': ');
  return {
    type: 'root',
    children: [
      h('p', { className: ['work'], dataGenerated: '' }, h('em', {}, work)),
      ...said,
      ...facts.map((fact) => h('p', { className: ['fact'], dataGenerated: '' }, fact)),
    ],
  };
}
