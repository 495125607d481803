import fc from 'fast-check';
import type { PhrasingContent, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.js';
import { refine, refineWords } from '../../src/typography/index.js';
import { runs } from '../support/chance.js';

const paragraph = (...children: PhrasingContent[]): Root => ({
  type: 'root',
  children: [{ type: 'paragraph', children }],
});
const text = (value: string): PhrasingContent => ({ type: 'text', value });

function words(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => ('children' in node ? words(node.children) : 'value' in node ? node.value : ''))
    .join('');
}

/** `_` is a no-break space, `~` a narrow one. */
function set(value: string, language = 'en'): string {
  return words(refineWords([text(value)], language))
    .replaceAll('\u00A0', '_')
    .replaceAll('\u202F', '~');
}

it.each([
  ['ru', '-- Ну, -- сказал он, -- иди. С. 4--5', '— Ну,_— сказал он,_— иди. С._4–5'],
  ['uk', 'Слово -- не горобець', 'Слово_— не горобець'],
  ['fr', '-- Oui, dit-il -- non', '— Oui, dit-il_– non'],
  ['es', '-- Sí -- dijo\n-- No', '— Sí_– dijo_— No'],
  ['de', '-- Ja -- nein', '– Ja_– nein'],
  ['ru', 'см. с. 5, рис. 2, т. 3; в 1905 г. за 3 коп.', 'см. с._5, рис._2, т._3; в 1905_г. за 3_коп.'],
])('dashes, and what stays with a number, are as %s has them: %s', (language, was, is) => {
  expect(set(was, language)).toBe(is);
  expect(set(set(was, language).replaceAll('_', '\u00A0'), language)).toBe(is);
});

it('takes a link without words for the number that it will read as', () => {
  const folio: PhrasingContent = { type: 'link', url: '#mill', children: [] };
  const refined = refineWords([text('See p. '), folio, text('.')], 'en');
  expect(words(refined)).toBe('See p.\u00A0.');
});

describe('the number of a page that a link will read as', () => {
  /** `@` is such a link. */
  const referring = (value: string, language = 'en'): string => {
    const nodes = value
      .split(/(@)/)
      .map((part): PhrasingContent =>
        part === '@' ? { type: 'link', url: '#mill', children: [] } : text(part),
      );
    const refined = refineWords(nodes, language);
    expect(refineWords(refined, language)).toEqual(refined);
    const said = (node: PhrasingContent): string => (node.type === 'link' ? '@' : words([node]));
    return refined.map(said).join('').replaceAll('\u00A0', '_');
  };

  it.each([
    ['en', 'See page @, pages @, (Page @, pp. @.'],
    ['ar', 'انظر صفحة @ وص @'],
    ['ca', 'vegeu pàgina @, pàg. @'],
    ['cs', 'viz strana @, na straně @, str. @'],
    ['da', 'se side @ og s. @'],
    ['de', 'siehe Seite @, auf den Seiten @, S. @'],
    ['el', 'βλ. σελίδα @, σελ. @, σσ. @'],
    ['es', 'véase la página @, págs. @'],
    ['fi', 'ks. sivu @, sivulla @, s. @'],
    ['fr', 'voir page @, p. @'],
    ['he', "ראו עמ' @, בעמוד @, ובעמ׳ @"],
    ['hu', 'lásd: @. oldal'],
    ['it', 'vedi pagina @, pagg. @'],
    ['nb', 'se side @'],
    ['nl', "zie bladzijde @, blz. @, pagina's @"],
    ['nn', 'sjå side @'],
    ['no', 'se sidene @'],
    ['pl', 'zob. stronę @, na stronie @, s. @'],
    ['pt', 'ver página @, págs. @'],
    ['ro', 'vezi pagina @, paginile @'],
    ['ru', 'см. страницу @, на с. @, Стр. @'],
    ['sv', 'se sidan @'],
    ['tr', 'bkz. sayfa @, @. sayfada'],
    ['uk', 'див. сторінку @, стор. @, с. @'],
  ])('stays with the word for a page: %s', (language, line) => {
    const plain = (said: string): string => said.replaceAll(/[’׳]/g, "'");
    const wanted = line.replaceAll(/(?<![,:]) @/g, '_@').replaceAll(/@\. (?=oldal|sayfa)/g, '@._');
    expect(plain(referring(line, language))).toBe(plain(wanted));
  });

  it('stays with the word or the dash that joins it to another', () => {
    expect(referring('pages @ and @')).toBe('pages_@ and_@');
    expect(referring('pages @, @, and @')).toBe('pages_@, @, and_@');
    expect(referring('pages @ -- @')).toBe('pages_@_–_@');
  });

  it('parts from other words as they do', () => {
    expect(referring('the mill @ and the end of it @, wraps @')).toBe(
      'the mill @ and the end of it @, wraps @',
    );
    expect(set('See page 7 and page 9')).toBe('See page 7 and page 9');
  });
});

describe('captions', () => {
  const picture = (title: string, lang?: string): PhrasingContent => ({
    type: 'image',
    url: 'a.png',
    alt: 'A "mill" -- there...',
    title,
    ...(lang !== undefined && { data: { hProperties: { lang } } }),
  });
  const captions = (...children: PhrasingContent[]): string[] =>
    refine(paragraph(...children), 'de').children.flatMap((node) =>
      'children' in node
        ? node.children.flatMap((child) => ('title' in child ? (child.title ?? '') : []))
        : [],
    );

  it('are set as the text is, each by itself, in the language of its picture', () => {
    expect(captions(picture('Die "Mühle" -- um 1900...'), text('\n'), picture('Oui: "non"?', 'fr'))).toEqual([
      'Die „Mühle“\u00A0– um 1900…',
      'Oui\u00A0: «\u202Fnon\u202F»\u202F?',
    ]);
  });

  it('stay the same the second time, and leave what the picture shows alone', () => {
    const once = refine(paragraph(picture('Die "Mühle" -- S. 5')), 'de');
    expect(refine(once, 'de')).toEqual(once);
    expect(once.children).toMatchObject([{ children: [{ alt: 'A "mill" -- there...' }] }]);
  });

  it('are none among words, and those of the tree that was given stay', () => {
    expect(captions(text('Da '), picture('"Titel"'))).toEqual(['"Titel"']);
    const given = paragraph(picture('"Titel"'));
    refine(given, 'de');
    expect(given).toEqual(paragraph(picture('"Titel"')));
  });
});

describe('refine', () => {
  it.each([
    ['"Yes," he said.', '“Yes,” he said.'],
    ["'Yes,' he said.", '‘Yes,’ he said.'],
    ['"He said, \'Yes.\'"', '“He said, ‘Yes.’”'],
    ['("so")', '(“so”)'],
    ['word—"so"', 'word—“so”'],
    ['"so—" he', '“so—” he'],
    ["don't, Serge's, the workers' state", 'don’t, Serge’s, the workers’ state'],
    ["'Tis the '90s, rock 'n' roll, 'em", '’Tis the ’90s, rock ’n’ roll, ’em'],
    ["(the '90's, 'so')", '(the ’90’s, ‘so’)'],
    ['"\'Tis so," he said', '“’Tis so,” he said'],
    ['6\'2" tall', '6′2″ tall'],
    [
      "for 15', at 30'. In 1968's May 'the men of 1968' said",
      'for 15′, at 30′. In 1968’s May ‘the men of 1968’ said',
    ],
    ['“kept” and ‘kept’', '“kept” and ‘kept’'],
    ['a " alone', 'a " alone'],
  ])('quotes: %s', (was, is) => {
    expect(set(was)).toBe(is);
  });

  it.each([
    ['de', '"Ja", sagte er, \'nein\'.', '„Ja“, sagte er, ‚nein‘.'],
    ['de', "Geht's?", 'Geht’s?'],
    ['fr', '"Oui", dit-il: l\'homme!', '«~Oui~», dit-il_: l’homme~!'],
    ['fr', 'Quoi ? « Non » ; 12:30 http://a.fr/?b', 'Quoi~? «~Non~»~; 12:30 http://a.fr/?b'],
    ['fr', '«Non.» «Quoi?» «Si!» «Bah…» "L\'eau."', '«~Non.~» «~Quoi~?~» «~Si~!~» «~Bah…~» «~L’eau.~»'],
    ['es', '«Sí.», dijo.', '«Sí.», dijo.'],
    ['es', '"Sí", dijo.', '«Sí», dijo.'],
    ['it', '"Sì", disse, l\'uomo.', '«Sì», disse, l’uomo.'],
    ['en-GB', '"Yes"', '“Yes”'],
    ['xx', '"Yes"', '“Yes”'],
    ['pl', '"Tak \'naprawdę\'", rzekł Jan.', '„Tak «naprawdę»”, rzekł Jan.'],
    ['fr-CH', '"Oui \'non\'"', '«~Oui ‹~non~›~»'],
    ['el', '"Ναι \'όχι\'"', '«Ναι “όχι”»'],
    ['fr', '« Il dit "oui" et "non". » "Si"', '«~Il dit “oui” et “non”.~» «~Si~»'],
    ['es', '«Dijo "sí".» "No"', '«Dijo “sí”.» «No»'],
    ['ru', '«Он сказал "да"»', '«Он сказал „да“»'],
    ['de', '„Er sagte "ja".“ "Nein"', '„Er sagte ‚ja‘.“ „Nein“'],
    ['de', '»Er sagte "ja".« "Nein"', '»Er sagte ‚ja‘.« „Nein“'],
    ['es', '»Y siguió "sí".', '»Y siguió “sí”.'],
    ['en', '“He said "yes" to it.” "No"', '“He said ‘yes’ to it.” “No”'],
    ['en', '“Yes," he said. "No."', '“Yes,” he said. “No.”'],
    ['fr', 'Fin. » Il dit "oui".', 'Fin.~» Il dit «~oui~».'],
    ['he', '"כן \'לא\'"', '”כן ’לא’”'],
  ])('quotes and stops in %s: %s', (language, was, is) => {
    expect(set(was, language)).toBe(is);
  });

  it.each([
    ['a--b, a---b', 'a–b, a—b'],
    ['so -- he said', 'so_– he said'],
    ['so --- he said', 'so_— he said'],
    ['----', '----'],
    ['run it with --force', 'run it with --force'],
    ['pp. 137-9, 138-139, 1917-21', 'pp._137–9, 138–139, 1917–21'],
    [
      '2001-12-31, 0-306-40615-2, ISBN 978-0-306-40615-7',
      '2001-12-31, 0-306-40615-2, ISBN 978-0-306-40615-7',
    ],
    ['555-1234, 555-123-4567, F-16, A4-5', '555-1234, 555-123-4567, F-16, A4-5'],
    ['won 3-1, 2001-0', 'won 3-1, 2001-0'],
    ['10-12-year-olds', '10-12-year-olds'],
    ['https://a.org/1-2--3 and a--b@c.org', 'https://a.org/1-2--3 and a--b@c.org'],
    ['p. xii-xv', 'p._xii–xv'],
  ])('dashes: %s', (was, is) => {
    expect(set(was)).toBe(is);
  });

  it.each([
    ['so...', 'so…'],
    ['so... and', 'so… and'],
    ['so ... and', 'so_… and'],
    ['so . . . and', 'so_… and'],
    ['so. . . . And', 'so._… And'],
    ['.....', '.....'],
  ])('ellipses: %s', (was, is) => {
    expect(set(was)).toBe(is);
  });

  it.each([
    ['p. 5, pp. 5, vol. 2, no. 3, § 4', 'p._5, pp._5, vol._2, no._3, §_4'],
    ['n° 5 at 20° 5 times, Nº 7', 'n°_5 at 20° 5 times, Nº_7'],
    ['z. B. ein i. e. S. aus I. a word', 'z._B. ein i._e._S. aus I. a word'],
    ['21 × 29 cm, 3 m × 4 m, a × b, x × 2', '21_×_29_cm, 3_m_×_4_m, a × b, x_×_2'],
    ['p.\n5', 'p._5'],
    ['Mr. Serge and Dr. Who', 'Mr._Serge and Dr._Who'],
    ['V. I. Lenin', 'V._I._Lenin'],
    ['5 km, 20 °C, 30 %, 5 men', '5_km, 20_°C, 30_%, 5 men'],
    ['1 500 men, 3 000 000 francs', '1_500 men, 3_000_000 francs'],
    ['am 3. 5. 1923; 1914 300 men, 12 50 or 4.5 300', 'am 3._5._1923; 1914 300 men, 12 50 or 4.5 300'],
    [
      '1 gal. of water, 2 cups, 3 tbsp, 4 qt., 5 sections, 6 hours',
      '1_gal. of water, 2_cups, 3_tbsp, 4_qt., 5 sections, 6 hours',
    ],
    ['so — he', 'so_— he'],
    ['so … he', 'so_… he'],
    ['a pamphlet. He', 'a pamphlet. He'],
  ])('spaces: %s', (was, is) => {
    expect(set(was)).toBe(is);
  });

  it.each([
    ['pl', 'W domu i w kurzu, z niczym a po\nczym o', 'W_domu i_w_kurzu, z_niczym a_po\nczym o'],
    ['pl', '(w domu) „I co” – a on', '(w_domu) „I_co”_– a_on'],
    ['pl', 'np. m.i w x-a w', 'np. m.i w_x-a w'],
    ['cs', 'K nám, s\nní, v lese, z o u a i', 'K_nám, s_ní, v_lese, z_o_u_a_i'],
    ['sk', 'Vzal k sebe', 'Vzal k_sebe'],
    ['en', 'I am a man', 'I am a man'],
  ])('a word of one letter is not left behind in %s: %s', (language, was, is) => {
    expect(set(was, language)).toBe(is);
  });

  const inTongue = (lang: string, ...children: PhrasingContent[]): PhrasingContent => ({
    type: 'span',
    children,
    data: { hName: 'span', hProperties: { lang } },
  });

  it.each<[string, PhrasingContent[], string]>([
    [
      'en',
      [text('"A '), inTongue('fr', text('"mot: oui!"')), text('," he said: "so?"')],
      '“A «~mot_: oui~!~»,” he said: “so?”',
    ],
    ['en', [text('"'), inTongue('fr', text('Quoi?')), text('" he said')], '“Quoi~?” he said'],
    ['en', [text("l'"), inTongue('de', text('"Ei"')), text("'s")], 'l’„Ei“’s'],
    [
      'fr',
      [text('Il dit "'), inTongue('en', text('"So?"')), text('": '), inTongue('en', text('what')), text('!')],
      'Il dit «~“So?”~»_: what~!',
    ],
    [
      'en',
      [inTongue('fr', text('Il dit: "'), inTongue('pl', text('"w domu"')), text('"!'))],
      'Il dit_: «~„w_domu”~»~!',
    ],
    ['fr', [{ type: 'emphasis', children: [text('Quoi')] }, text('?')], 'Quoi~?'],
    ['de', [text('"Ja" '), inTongue('la', text('"ergo"'))], '„Ja“ „ergo“'],
    ['en', [text('"so '), inTongue('en-GB', text('it\'ll" be'))], '“so it’ll” be'],
  ])('sets words of another language as that does, in a book in %s (%#)', (language, children, expected) => {
    expect(words(refineWords(children, language)).replaceAll('\u00A0', '_').replaceAll('\u202F', '~')).toBe(
      expected,
    );
  });

  it('sets blocks, headings and notes in another language as that does', () => {
    const lang = (value: string) => ({ hProperties: { lang: value } });
    const tree: Root = {
      type: 'root',
      children: [
        { type: 'heading', depth: 2, children: [text('"So!"')], data: lang('fr') },
        {
          type: 'fencedDiv',
          data: { hName: 'div', ...lang('de') },
          children: [
            { type: 'blockquote', children: [{ type: 'paragraph', children: [text('"So!"')] }] },
            {
              type: 'footnoteDefinition',
              identifier: '1',
              children: [{ type: 'paragraph', children: [text('"So!"')] }],
            },
          ],
        },
        { type: 'paragraph', children: [text('"So!"')] },
      ],
    };
    const all = JSON.stringify(refine(tree, 'en')).match(/(?<="value":")[^"]*/g);
    expect(all).toEqual(['«\u202FSo\u202F!\u202F»', '„So!“', '„So!“', '“So!”']);
  });

  it('sets terms, definitions and captions of tables', () => {
    const tree = parse('a.md', '"A"\n: "b" -- c\n\n| "d" |\n|---|\n\n: "e..."');
    const all = JSON.stringify(refine(tree, 'en')).match(/(?<="value":")[^"]*/g);
    expect(all).toEqual(['“A”', '“b”\u00A0– c', '“e…”', '“d”']);
  });

  it('sees a paragraph as one, across its nodes', () => {
    const children: PhrasingContent[] = [
      text('"'),
      { type: 'emphasis', children: [text('So,')] },
      text('" he said, "'),
      { type: 'inlineCode', value: 'a--b "c"' },
      text('" and '),
      { type: 'link', url: 'https://a.org/b--c', children: [text('https://a.org/b--c')] },
      text("'s"),
    ];
    expect(words(refineWords(children, 'en'))).toBe('“So,” he said, “a--b "c"” and https://a.org/b--c’s');
  });

  it('leaves code, mathematics and raw HTML alone, and its input too', () => {
    const tree: Root = {
      type: 'root',
      children: [
        { type: 'code', value: '"a" -- b' },
        { type: 'html', value: '<p title="a">' },
        { type: 'heading', depth: 2, children: [text('"A" -- b'), { type: 'html', value: '<b class="x">' }] },
        { type: 'blockquote', children: [{ type: 'paragraph', children: [text('"A"')] }] },
      ],
    };
    const before = structuredClone(tree);
    const refined = refine(tree, 'en');
    expect(tree).toEqual(before);
    expect(refined.children.slice(0, 2)).toEqual(before.children.slice(0, 2));
    expect(refined.children[2]).toMatchObject({
      children: [{ value: '“A”\u00A0– b' }, { value: '<b class="x">' }],
    });
    expect(refined.children[3]).toMatchObject({ children: [{ children: [{ value: '“A”' }] }] });
  });

  const signs = fc.constantFrom(
    ...[
      '"',
      "'",
      '-',
      '--',
      '---',
      '.',
      '...',
      '. . .',
      ' ',
      ' ',
      '\n',
      ',',
      '?',
      '!',
      ':',
      ';',
      '(',
      ')',
      '«',
      '»',
      '“',
      '”',
      '’',
      '–',
      '—',
      '…',
    ],
    ...[
      'a',
      'Word',
      'p.',
      'Mr.',
      'V.',
      '5',
      '138',
      '9',
      '1917',
      'km',
      'http://a.b/c',
      'é',
      '\u00A0',
      '\u202F',
      '%',
      '90s',
      'tis',
    ],
  );
  const value = fc.array(signs, { maxLength: 14 }).map((list) => list.join(''));
  const node: fc.Arbitrary<PhrasingContent> = fc.oneof(
    value.map(text),
    value.map((v): PhrasingContent => ({ type: 'emphasis', children: [text(v)] })),
    value.map((v): PhrasingContent => ({ type: 'inlineCode', value: v })),
    value.map((v) => inTongue('fr', text(v))),
  );
  const language = fc.constantFrom('en', 'de', 'fr', 'es', 'sv', 'pl', 'fr-CH');

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), language, (children, tongue) => {
        const once = refine(paragraph(...children), tongue);
        expect(refine(once, tongue)).toEqual(once);
      }),
      { numRuns: runs(3000) },
    );
  });

  it('never changes a letter or a digit', () => {
    const only = (s: string): string => s.replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), language, (children, tongue) => {
        expect(only(words(refineWords(children, tongue)))).toBe(only(words(children)));
      }),
      { numRuns: runs(1000) },
    );
  });
});
