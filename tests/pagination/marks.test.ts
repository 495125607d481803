import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { openLongWords } from '../../src/pagination/code.js';
import { kindOf, markPositions } from '../../src/pagination/marks.js';
import { runningHead, shortened } from '../../src/pagination/running-head.js';

/** Whether a head has no more than so many characters. */
const within =
  (most: number) =>
  (head: string): boolean =>
    head.length <= most;

const html = unified().use(rehypeStringify);
const marked = (source: string): string => {
  const tree = fromHtml(source, { fragment: true });
  markPositions(tree, { line: 66, headFits: within(40), styled: new Set() });
  openLongWords(tree);
  return html.stringify(tree);
};

describe('marks', () => {
  it('tell openers, first paragraphs and epigraphs', () => {
    expect(marked('<h1>A</h1><blockquote><p>B</p><p>— C</p></blockquote><p>D</p><p>E</p><h1>F</h1>')).toBe(
      '<h1 class="opener" data-running="A">A</h1><blockquote class="epigraph"><p class="first">B</p>' +
        '<p class="attribution">— C</p></blockquote><p class="first">D</p><p>E</p>' +
        '<h1 class="opener again" data-running="F">F</h1>',
    );
  });

  it('tell whose words an epigraph is, however it was written', () => {
    expect(marked('<div class="epigraph"><p>B</p><p>— C</p></div><p>— D</p>')).toBe(
      '<div class="epigraph"><p class="first">B</p><p class="attribution">— C</p></div><p class="first">— D</p>',
    );
  });

  it('tell what follows the title of a callout, and the callout', () => {
    expect(
      marked('<div class="callout"><p class="callout-title">A</p><p>B</p><p>C</p></div><p>D</p><p>E</p>'),
    ).toBe(
      '<div class="callout"><p class="callout-title first">A</p><p class="first">B</p><p>C</p></div><p class="first">D</p><p>E</p>',
    );
  });

  it('tell bylines, which are no paragraphs of the text', () => {
    expect(
      marked(
        '<h1>A</h1><p class="byline">B<br>C</p><blockquote><p>D</p></blockquote><p>E</p><h2>F</h2><p class="byline">G</p><p>H</p><p>I</p>',
      ),
    ).toBe(
      '<h1 class="opener signed" data-verso="B, C" data-running="A">A</h1><p class="byline opening first">B<br>C</p>' +
        '<blockquote class="epigraph"><p class="first">D</p></blockquote><p class="first">E</p>' +
        '<h2 class="signed" data-running="F">F</h2><p class="byline first">G</p><p class="first">H</p><p>I</p>',
    );
    const title = fromHtml('<h1>A</h1><p class="byline">B</p>', { fragment: true });
    markPositions(title, { line: 66, headFits: within(40), styled: new Set() });
    expect(kindOf(title)).toEqual(['part']);
  });

  it('keep date and salutation of a letter with its text, a close with the name', () => {
    const text = `<p>${'I had yours of the third this morning. '.repeat(3)}</p>`;
    const staying = (letter: string): boolean[] =>
      (marked(`<div class="letter">${letter}</div>`).match(/<p[^>]*>/g) ?? []).map((p) => /stay\b/.test(p));
    expect(
      staying(
        `<p>Prague<br>3 May</p><p>Dear Bear,</p>${text}${text}<p>Yours</p><p>I.</p><p>P.S. It draws.</p>`,
      ),
    ).toEqual([...[true, true, false, false], ...[true, true, false]]);
    const long = '<p><em>Prague, at the sign of the bear</em><br>[postmark of the third of May]</p>';
    expect(staying(`${long}<p>Dear Bear,</p>${text}`)).toEqual([true, true, false]);
    const within = long.replaceAll('em>', 'b>').replace('<p>', '<p><span>').replace('</p>', '</span></p>');
    expect(staying(`${within}<p>Dear Bear,</p>${text}`)).toEqual([true, true, false]);
    expect(staying(`${text}<p>Yours</p><p>I.</p>${text}`)).toEqual([false, true, false, false]);
    // a postcard; a talk
    expect(staying('<p>Dear Bear,</p><p>I.</p>')).toEqual([true, false]);
    expect(staying('<p>Yes.</p>'.repeat(9))).not.toContain(true);
    expect(marked('<p>Short.</p><p>Shorter.</p>')).not.toContain('stay');
    const taking = (letter: string): boolean[] =>
      (marked(`<div class="letter">${letter}</div>`).match(/<p[^>]*>/g) ?? []).map((p) =>
        p.includes('takes-lines'),
      );
    expect(taking(`<p>Dear Bear,</p>${text}<p>Yours</p><p>I.</p>`)).toEqual([false, false, true, false]);
    expect(taking(`${text}<p>I.</p>`)).toEqual([false, true]);
    expect(taking(`${text}<p>Yours</p><p>I.</p>${text}`)).toEqual([false, true, false, false]);
    expect(taking(`${text}<p>Yes.</p>${text}`)).not.toContain(true);
    expect(taking(`<p>Prague</p><p>Dear Bear,</p>${text}`)).not.toContain(true);
  });

  it('drop a break that a heading makes idle, and keep the others', () => {
    expect(marked('<p>a</p><hr><h2>B</h2><p>c</p><hr><p>d</p><hr>').match(/<hr>/g)).toHaveLength(1);
  });

  it('keep the author’s lines, the first and the last two together', () => {
    expect(marked('<p>one<br>\ntwo<br>\nthree</p>')).toBe(
      '<p class="first kept-lines whole"><span class="kept-line stay">one</span>' +
        '<span class="kept-line stay">\ntwo</span><span class="kept-line">\nthree</span></p>',
    );
    expect(marked('<pre><code>a\n\nb\n</code></pre>')).toContain('style="--lines: 3"');
  });

  it('have code that turns over hang from where its line began', () => {
    const long = 'const passed = await shuttle.cross(from, to);';
    const code = marked(`<pre><code>${long}\n  ${long}\n\t ${long}\n  short\n</code></pre>`);
    const styles = [...code.matchAll(/<span class="[^"]*"(?: style="([^"]*)")?>/g)].map(([, style]) => style);
    expect(styles).toEqual([undefined, '--in: 2', '--in: 5', undefined]);
  });

  it('tell what has no text of its own', () => {
    const kind = (source: string): readonly string[] => {
      const tree = fromHtml(source, { fragment: true });
      markPositions(tree, { line: 66, headFits: within(40), styled: new Set() });
      return kindOf(tree);
    };
    const dedication = '<div class="dedication"><p>A</p></div>';
    expect(kind(dedication)).toEqual(['dedicated']);
    expect(kind(`${dedication}<div class="epigraph"><p>B</p></div>`)).toEqual(['dedicated']);
    expect(kind('<h1>Part One</h1>')).toEqual(['part']);
    expect(kind('<h1>Part One</h1>\n<blockquote><p>B</p></blockquote>')).toEqual(['part']);
    expect(kind('<h1>One</h1><blockquote><p>B</p></blockquote><p>C</p>')).toEqual([]);
    expect(kind(`${dedication}<h1>One</h1>`)).toEqual([]);
    expect(kind('<p>B</p>')).toEqual([]);
    expect(kind('')).toEqual([]);
  });

  it('leave pages of a chapter that is only numbered without a head of its own', () => {
    for (const number of ['1', 'XIV', 'xiv', 'II.', '１'])
      expect(marked(`<h1>${number}</h1><p>a</p>`)).not.toContain('data-running');
    for (const title of ['Chapter 1', 'I, too', '1984 and after', 'Mix'])
      expect(marked(`<h1>${title}</h1><p>a</p>`)).toContain(`data-running="${title}"`);
  });

  it('set figures to the right, and make room in tables', () => {
    const row = '<tr><td>Oak</td><td>1,250.00</td></tr>';
    const table = marked(
      `<table><thead><tr><th>Tree</th><th>Price</th></tr></thead><tbody>${row}</tbody></table>`,
    );
    expect(table).toContain('<td class="last figures">1,250.00</td>');
    expect(table).toContain('<td>Oak</td>');
    // years name their rows, as words do; numbers of any length are counted from the right
    const rows = (...firsts: string[]): string =>
      `<table><tbody>${firsts.map((first) => `<tr><td>${first}</td><td>5</td></tr>`).join('')}</tbody></table>`;
    expect(marked(rows('1880', '1881'))).toContain('<td>1880</td><td class="last figures">5</td>');
    expect(marked(rows('9', '10'))).toContain('<td class="figures">9</td>');
    // a cell without content would not be in the structure
    expect(marked('<table><tbody><tr><td>Oak</td><td> </td></tr></tbody></table>')).toMatch(
      /<td[^>]*>(?:\u00a0|&nbsp;|&#xA0;)<\/td>/,
    );
    const wide = (length: number): string => `<td>${'x'.repeat(length)}</td>`;
    expect(marked(`<table><tbody><tr>${wide(40)}${wide(28)}</tr></tbody></table>`)).toContain('dense');
    expect(marked(`<table><tbody><tr>${wide(60)}${wide(60)}</tr></tbody></table>`)).toContain('crowded');
    // names are whole where there is room, and sentences turn over
    const named = (...cells: string[]): string =>
      marked(`<table><tbody><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></tbody></table>`);
    const said = `${'so '.repeat(30)}ne\u00adver`;
    const name = 'Ferry\u00adhill';
    expect(named(name, said, 'x')).toMatch(/<td class="unbroken">Ferry.*<td>so /);
    expect(named(`New ${name}`, said, 'x')).toMatch(/<td class="unbroken">New/);
    // beside sentences, on a line each as far as these keep a line of their own: the shortest first
    const long = 'Upper New Ferryhill East';
    expect(named(long, said, 'x y')).toMatch(
      /<td class="unbroken">Upper.*<td>so.*<td class="last unbroken">x y/,
    );
    expect(named(long, `High ${name}`, `Low ${name}`, said)).toMatch(
      /<td>Upper.*"unbroken">High.*"unbroken">Low/,
    );
    expect(named(long, `High ${name}`)).not.toContain('unbroken');
    // and beside heads that turn over
    const headed = (head: string): string =>
      marked(
        `<table><thead><tr><th>${head}</th><th>Seen</th></tr></thead><tbody><tr><td>1</td><td>Upper Mill</td></tr></tbody></table>`,
      );
    expect(headed('Height of the post '.repeat(5))).toContain('<td class="last unbroken">Upper Mill');
    expect(headed('Height of the post')).toContain('<td class="last">Upper Mill');
    expect(named('<code>backoffStrategy</code>', said, 'x')).toContain('<td class="unbroken"><code>');
    expect(named(name, 'Oak', 'x')).toContain('<td>Oak</td>');
    expect(named(...Array.from({ length: 8 }, () => name))).not.toContain('unbroken');
    // only what needs more than its share has to be broken
    const head = '<thead><tr><th>Since</th><th>Default</th><th>Option</th></tr></thead>';
    const crowded = marked(`<table>${head}<tbody><tr>${wide(4)}${wide(40)}${wide(60)}</tr></tbody></table>`);
    expect(crowded).toContain('crowded');
    expect(crowded.match(/<t[dh](?: [^>]*)?>/g)?.map((cell) => cell.includes('long'))).toEqual([
      ...[false, false, false],
      ...[false, true, true],
    ]);
  });

  it('open long code and addresses where they can be read broken, and nothing else', () => {
    expect(marked('<p>see https://example.org/a-long/path</p>')).toContain('https://<wbr>example<wbr>.org/');
    expect(marked('<p><code>x = 1</code> and/or a-rather-long-word</p>')).not.toContain('wbr');
  });
});

describe('running heads', () => {
  const heading = (source: string): Element => fromHtml(source, { fragment: true }).children[0] as Element;

  it('leave notes out', () => {
    expect(runningHead(heading('<h1>A <em>title</em><a class="noteref">1</a></h1>'), within(40))).toBe(
      'A title',
    );
    const two = '<a class="noteref">1</a><sup class="note-comma">, </sup><a class="noteref">2</a>';
    expect(runningHead(heading(`<h1>A title${two}</h1>`), within(40))).toBe('A title');
  });

  it('fit', () => {
    expect(shortened('A short one', within(40))).toBe('A short one');
    expect(shortened('The compositor: what he did at night and why', within(30))).toBe('The compositor');
    expect(shortened('What the compositor did at night and why', within(30))).toBe(
      'What the compositor did at…',
    );
    expect(shortened('Rindfleischetikettierungsgesetz', within(12))).toBe('Rindfleisch…');
  });
});
