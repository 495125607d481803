import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { allowedHtml } from '../../../src/manuscript/index.js';
import { parse } from '../../../src/manuscript/parse.js';

const processor = unified()
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize, allowedHtml)
  .use(rehypeStringify);
const html = (markdown: string): string => processor.stringify(processor.runSync(parse('a.md', markdown)));

/** Markdown makes a paragraph of inline HTML. */
const bare = (markup: string): string => markup.trim().replace(/^<p>(.*)<\/p>$/s, '$1');

describe('allowed HTML', () => {
  it.each([
    '<p lang="fr" dir="ltr" title="t" id="a b">x</p>',
    '<ruby>漢<rt>kan</rt></ruby>',
    '<details open><summary>a</summary>b</details>',
    '<figure><img src="a.png" alt="b"><figcaption>c</figcaption></figure>',
    '<p><img src="a.png" alt="" role="presentation"></p>',
    '<table><tbody><tr><th scope="row" colspan="2" rowspan="3" headers="a">x</th></tr></tbody></table>',
    '<p><abbr title="t">x</abbr> <sup>a</sup><sub>b</sub> <time datetime="2001">c</time> <q cite="https://x.org">d</q></p>',
    '<p><a href="mailto:a@b.org">x</a> <a href="b.md#c">y</a></p>',
    '<math display="block"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>',
  ])('keeps %s', (markdown) => {
    expect(bare(html(markdown))).toBe(bare(markdown));
  });

  it.each([
    ['<script>x</script>y', 'y'],
    ['<p onclick="x" style="color:red">y</p>', '<p>y</p>'],
    [
      '<p><a href="javascript:x">y</a> <a href="vbscript:x">y</a> <a href="data:text/html,x">y</a></p>',
      '<p><a>y</a> <a>y</a> <a>y</a></p>',
    ],
    ['<p><a href=" java\tscript:x">y</a></p>', '<p><a>y</a></p>'],
    ['<p><img src="http://x/a.png"></p>', '<p><img></p>'],
    [
      '<iframe src="x">y</iframe><object data="x">y</object><embed src="x"><base href="x"><meta http-equiv="refresh">z',
      'z',
    ],
    [
      '<form action="x"><input autofocus onfocus="x"><button formaction="x">y</button></form>',
      '<input type="checkbox" disabled>y',
    ],
    ['<svg><a xlink:href="javascript:x"><text>y</text></a></svg>z', 'z'],
    [
      '<math><maction actiontype="x" xlink:href="javascript:x"><mi href="javascript:x">y</mi></maction></math>',
      '<math><mi>y</mi></math>',
    ],
    ['<math alttext="x" style="color:red"><mi class="a">y</mi></math>', '<math><mi class="a">y</mi></math>'],
    ['<template shadowrootmode="open"><p>x</p></template>y', 'y'],
  ])('cleans %s', (markdown, clean) => {
    expect(bare(html(markdown))).toBe(bare(clean));
  });
});
