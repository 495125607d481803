import { expect, it } from 'vitest';
import { styledIn } from '../../src/themes/classes.js';
import { readStyleSheet } from '../../src/themes/style-sheet.js';
import { broadside, tract } from '../support/theme.js';

const styled = (css: string): readonly string[] => styledIn(readStyleSheet('a.css', css));

it.each([
  ['.recipe { color: red }', ['recipe']],
  ['@media print { div.recipe > p.first, .a.b .c_ü { margin: 0 } }', ['recipe', 'a', 'b', 'c_ü']],
  ['th.figures, h2.note-heading, [title=".x"], a#b.c { color: red }', []],
  [':is(.play, .interview) .verse { color: red }', ['play', 'interview', 'verse']],
  ['.recipe::before { content: ".x" } .a:not(.b) {}', ['recipe', 'a', 'b']],
  ['@page .x { margin: 0 }', []],
  ['.callout.tip, .callout:is(.callout-warning, .b) p { color: red }', []],
  ['.callout-tip, .tip.callouts { color: red }', ['callout-tip', 'tip', 'callouts']],
])('a look for blocks of these classes: %j', (css, classes) => {
  expect(styled(css)).toEqual(classes);
});

it('is known of all sheets of a theme', () => {
  for (const theme of [tract, broadside]) {
    for (const name of ['letter', 'verse', 'play', 'epigraph', 'dedication', 'direction'])
      expect(theme.styled.has(name), name).toBe(true);
    for (const name of ['recipe', 'tip', 'callout', 'callout-warning', 'figures'])
      expect(theme.styled.has(name), name).toBe(false);
  }
});
