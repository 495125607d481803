import { createRequire } from 'node:module';
import type Citeproc from 'citeproc';
import type { StyleElement } from 'citeproc';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startEngine } from '../../src/citations/engine.js';
import { forTypes } from '../../src/citations/for-types.js';
import { runs } from '../support/chance.js';

const require = createRequire(import.meta.url);
const CSL = require('citeproc') as typeof Citeproc;
const styles = require('@citation-js/plugin-csl/lib/styles.json') as Record<string, string>;
const locales = require('@citation-js/plugin-csl/lib/locales.json') as Record<string, string>;

const read = (xml: string): StyleElement => {
  const style = CSL.parseXml(xml);
  if (!style) throw new Error(`no element in ${xml}`);
  return style;
};

const style = (layout: string, macros = ''): StyleElement =>
  read(`<style class="in-text">${macros}<citation><layout>${layout}</layout></citation></style>`);

const branch = (name: string, attrs: string, text: string): string =>
  `<${name} ${attrs}><text value="${text}"/></${name}>`;

/** A tree in short: `(name attr=value …)`. */
const short = ({ name, attrs, children }: StyleElement): string =>
  `(${[
    name,
    ...Object.entries(attrs).map(([key, value]) => `${key}=${value}`),
    ...children.map((child) => (typeof child === 'string' ? "''" : short(child))),
  ].join(' ')})`;

const layoutOf = (from: StyleElement, ...types: readonly string[]): string =>
  /\(layout (.*)\)\)\)$/.exec(short(forTypes(from, new Set(types))))?.[1] ?? '';

describe('a style for some types of works', () => {
  const choice = style(
    `<choose>${branch('if', 'type="book chapter" match="any"', 'a')}${branch('else-if', 'type="map"', 'b')}${branch('else', '', 'c')}</choose>`,
  );

  it('keeps the branches that one of its works can take', () => {
    expect(layoutOf(choice, 'chapter', 'map', 'song')).toBe(
      '(choose (if type=book chapter match=any (text value=a)) (else-if type=map (text value=b)) (else (text value=c)))',
    );
    expect(layoutOf(choice, 'chapter')).toBe(
      '(choose (if type=book chapter match=any (text value=a)) (else (text value=c)))',
    );
  });

  it('begins a choice with an if', () => {
    expect(layoutOf(choice, 'map')).toBe('(choose (if type=map (text value=b)) (else (text value=c)))');
    expect(layoutOf(choice, 'song')).toBe(
      "(choose (if type=book chapter match=any '') (else (text value=c)))",
    );
    expect(layoutOf(style(`<choose>${branch('if', 'type="map"', 'b')}</choose>`), 'song')).toBe(
      "(choose (if type=map ''))",
    );
  });

  it.each([
    ['type="map" variable="title"', false],
    ['type="map" variable="title" match="all"', false],
    ['type="map" variable="title" match="any"', true],
    ['type="map" match="none"', true],
    ['variable="title"', true],
  ])('asks all that %s says', (attrs, isKept) => {
    const kept = layoutOf(style(`<choose>${branch('if', attrs, 'a')}</choose>`), 'song');
    expect(kept.includes('value=a')).toBe(isKept);
  });

  it('is the whole style where the note of a work says another type', () => {
    const engine = startEngine({
      style: `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>t</id></info><citation><layout><choose>${branch('if', 'type="map"', 'a map')}${branch('else', '', 'no map')}</choose></layout></citation></style>`,
      locale: (language) => locales[language],
      language: 'en-US',
      works: new Map([['w', { id: 'w', type: 'book', title: 'T', note: 'type: map' }]]),
      marks: false,
    });
    const work = { work: 'w', prefix: '', suffix: '', suppressAuthor: false };
    expect(engine.clusters([{ items: [work], noteIndex: 0 }])).toEqual([[{ kind: 'text', value: 'a map' }]]);
  });

  it('keeps the macros that are called, by others and by sorting too', () => {
    const macro = (name: string, content: string): string => `<macro name="${name}">${content}</macro>`;
    const made = forTypes(
      read(
        `<style class="in-text">${macro('outer', '<text macro="inner"/>')}${macro('inner', '<text value="i"/>')}${macro('key', '<text value="k"/>')}${macro('maps', '<text value="m"/>')}<citation><sort><key macro="key"/></sort><layout><text macro="outer"/><choose>${branch('if', 'type="map"', 'x').replace('value="x"', 'macro="maps"')}</choose></layout></citation></style>`,
      ),
      new Set(['song']),
    );
    const names = made.children.flatMap((child) =>
      typeof child === 'string' || child.name !== 'macro' ? [] : [child.attrs['name']],
    );
    expect(names).toEqual(['outer', 'inner', 'key']);
  });

  const TYPES =
    'article-journal article-magazine bill book chapter dataset document interview legal_case legislation manuscript map motion_picture paper-conference patent personal_communication report review song thesis treaty webpage'.split(
      ' ',
    );
  const word = fc.constantFrom('Alpha', 'Beta', 'Gamma', '12', '3–7');
  const names = fc.array(fc.record({ family: word, given: word }), { minLength: 1, maxLength: 3 });
  const some = <V>(value: fc.Arbitrary<V>): fc.Arbitrary<V | undefined> =>
    fc.option(value, { nil: undefined });
  const work = fc.record({
    type: fc.constantFrom(...TYPES),
    title: some(word),
    author: some(names),
    editor: some(names),
    issued: some(fc.integer({ min: 1800, max: 1802 }).map((year) => ({ 'date-parts': [[year]] }))),
    'container-title': some(word),
    publisher: some(word),
    'publisher-place': some(word),
    volume: some(word),
    page: some(word),
    number: some(word),
    genre: some(word),
    URL: some(fc.constant('https://example.org')),
  });

  it.each(['apa', 'harvard1', 'vancouver'])('sets works as the whole of %s does', (name) => {
    const xml = styles[name] ?? '';
    const set = (whole: string | StyleElement, works: readonly object[]): unknown => {
      const engine = new CSL.Engine(
        {
          retrieveLocale: (language) => locales[language] ?? false,
          retrieveItem: (id) => ({ ...structuredClone(works[Number(id)]), id }),
        },
        whole,
        'en-US',
      );
      const clusters = works.map((_, i) => ({
        citationID: `c${String(i)}`,
        citationItems: [{ id: String(i), locator: '5', label: 'page' }],
        properties: { noteIndex: 0 },
      }));
      return [engine.rebuildProcessorState(clusters, 'text', []), engine.makeBibliography()];
    };
    fc.assert(
      fc.property(fc.array(work, { minLength: 1, maxLength: 4 }), (works) => {
        const types = new Set(works.map(({ type }) => type));
        expect(set(forTypes(read(xml), types), works)).toEqual(set(xml, works));
      }),
      { numRuns: runs(15) },
    );
  });
});
