import fc from 'fast-check';
import type { Element, ElementContent, Nodes, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { capitals, divisionsOf, hyphenated } from '../../src/typography/index.js';

const t = (value: string): ElementContent => ({ type: 'text', value });
const el = (
  tagName: string,
  children: ElementContent[],
  properties: Element['properties'] = {},
): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
const show = (node: Nodes): string =>
  node.type === 'text'
    ? node.value.replaceAll('\u00AD', '|')
    : 'children' in node
      ? node.children.map(show).join('')
      : '';

function set(language: string, ...children: ElementContent[]): string {
  return show(hyphenated({ type: 'root', children: [el('p', children)] }, language));
}

describe('hyphenated', () => {
  it.each([
    ['en', 'revolutionary', 'rev|o|lu|tion|ary'],
    ['en-GB', 'typography', 'ty|po|graphy'],
    ['de', 'Straßen', 'Stra|ßen'],
    ['fr', 'révolutionnaire', 'ré|vo|lu|tion|naire'],
    ['es', 'revolucionarios', 're|vo|lu|cio|na|rios'],
    ['xx', 'revolutionary', 'revolutionary'],
    ['en', 'anti-Stalinist', 'anti-Stal|in|ist'],
    ['en', 'REVOLUTION, iPhones, word99word', 'REVOLUTION, iPhones, word99word'],
    [
      'en',
      'https://example.org/typography me@typography.org typography.org',
      'https://example.org/typography me@typography.org typography.org',
    ],
    ['en', 'also only', 'also only'],
  ])('%s: %s', (language, was, is) => {
    expect(set(language, t(was))).toBe(is);
  });

  it('leaves code and shown addresses whole, words that have room in headings and small capitals too, and follows lang', () => {
    const children = [
      el('code', [t('revolution')]),
      el('a', [t('www.revolution.org/revolution')]),
      el('span', [t(' révolutionnaire')], { lang: 'fr' }),
      el('span', [t(' revolution')], { lang: 'tlh' }),
      el('span', [t(' evolution')], { className: ['smallcaps'] }),
    ];
    expect(set('en', ...children)).toBe(
      'revolutionwww.revolution.org/revolution ré|vo|lu|tion|naire revolution evolution',
    );
    const heading: Root = {
      type: 'root',
      children: [
        el('h2', [t('Evolution')]),
        el('p', [t('evolution')], { className: ['callout-title'] }),
        el('p', [t('revolution')]),
      ],
    };
    expect(show(hyphenated(heading, 'en'))).toBe('Evolutionevolutionrev|o|lu|tion');
  });

  it('divides long words of headings, small capitals and what is undivided, and says so in a class', () => {
    const classes = (node: Nodes): unknown[] => [
      ...(node.type === 'element' && node.properties.className
        ? [[node.tagName, node.properties.className]]
        : []),
      ...('children' in node ? node.children.flatMap(classes) : []),
    ];
    const content: Root = {
      type: 'root',
      children: [
        el('h2', [t('On revolution, '), el('em', [t('typographically')])], { className: ['opener'] }),
        el('h3', [t('Revolution')]),
        el('p', [el('span', [t('typographically')], { className: ['smallcaps'] })]),
      ],
    };
    const made = hyphenated(content, 'en');
    expect(show(made)).toBe('On rev|o|lu|tion, ty|po|graph|i|callyRev|o|lu|tionty|po|graph|i|cally');
    expect(classes(made)).toEqual([
      ['h2', ['opener', 'undivided']],
      ['h3', ['undivided']],
      ['span', ['smallcaps', 'undivided']],
    ]);
    const page = {
      type: 'root',
      children: [el('p', [t('typographic words')]), el('p', [t('a printer')])],
    } as Root;
    const whole = hyphenated(page, 'en', { undivided: true });
    expect(show(whole)).toBe('ty|po|graphic wordsa printer');
    expect(classes(whole)).toEqual([['p', ['undivided']]]);
  });

  it('does not divide the parts of a word that changes its face', () => {
    expect(set('en', t('un'), el('em', [t('believable')]), t('ness '), t('revolution'))).toBe(
      'unbelievableness rev|o|lu|tion',
    );
  });

  it('only ever adds soft hyphens, with letters enough on both sides', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'e', 'i', 'n', 'o', 'r', 's', 't', ' ', '-', '.', '’'),
          maxLength: 40,
        }),
        (value) => {
          const made = set('en', t(value));
          expect(made.replaceAll('|', '')).toBe(value);
          expect(made).not.toMatch(/(?:^|[^a-z|])[a-z]?\||\|[a-z]{0,2}(?:[^a-z|]|$)/);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('capitals', () => {
  const caps = (value: string, name = 'p'): string => {
    const marked = capitals({ type: 'root', children: [el(name, [t(value)])] });
    const shown = (node: Nodes): string =>
      node.type === 'element' && node.tagName === 'span'
        ? `[${show(node)}]`
        : 'children' in node
          ? node.children.map(shown).join('')
          : show(node);
    return shown(marked);
  };

  it.each([
    ['the POUM and the N.E.P. of the USSR’s NGOs', 'the [POUM] and the [N.E.P.] of the [USSR]’s [NGO]s'],
    ['A US man, B52S, i_POUM, Word', 'A US man, B52S, i_POUM, Word'],
    ['He sang THE LAW OF THE YUKON, I say', 'He sang [THE] [LAW] [OF] [THE] [YUKON], I say'],
    ['A NATO man, I; the COMMANDER-IN-CHIEF', 'A [NATO] man, I; the [COMMANDER]-[IN]-[CHIEF]'],
    ['TO TIRZAH', '[TO] [TIRZAH]'],
    ['A NURSE’S SONG', '[A] [NURSE’S] [SONG]'],
    ['US, UK', 'US, UK'],
    ['J.R.R. Tolkien; Tolkien, J.R.R., ed.', 'J.R.R. Tolkien; Tolkien, J.R.R., ed.'],
    ['Louis XIV and Louis XV, vols. I–VIII', 'Louis XIV and Louis XV, vols. I–VIII'],
    ['CHAPTER XIV OF THE BOOK, a MIX', '[CHAPTER] [XIV] [OF] [THE] [BOOK], a [MIX]'],
    ['the N.E.P. Then the N.E.P. of 1921', 'the [N.E.P.] Then the [N.E.P.] of 1921'],
  ])('%s', (was, is) => {
    expect(caps(was)).toBe(is);
  });

  it('leaves headings alone, and its own work', () => {
    expect(caps('POUM', 'h1')).toBe('POUM');
    const once = capitals({ type: 'root', children: [el('p', [t('the POUM')])] });
    expect(capitals(once)).toEqual(once);
  });
});

describe("the book's own divisions", () => {
  const own = divisionsOf(['Ki-bal-chich', 'Comintern', 'Ré-vo-lu-tion']);
  const divided = (language: string, text: string): string =>
    show(hyphenated({ type: 'root', children: [el('p', [t(text)])] }, language, { own }));

  it.each([
    ['en', 'Kibalchich, kibalchich', 'Ki|bal|chich, ki|bal|chich'],
    ['en', 'KIBALCHICH', 'KI|BAL|CHICH'],
    ['en', "Kibalchich's revolutionary Kibalchiches", "Ki|bal|chich's rev|o|lu|tion|ary Kibalchiches"],
    ['en', 'the Comintern', 'the Comintern'],
    ['xx', 'Kibalchich revolutionary', 'Ki|bal|chich revolutionary'],
    ['fr', 'la Révolution', 'la Ré|vo|lu|tion'],
    ['en', 'anti-Kibalchich', 'anti-Kibal|chich'],
  ])('go before the patterns in %s: %s', (language, text, expected) => {
    expect(divided(language, text)).toBe(expected);
  });

  it('change nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(divided('en', text)).toBe(set('en', t(text)));
      }),
    );
  });
});
