import { describe, expect, it } from 'vitest';
import { readManuscript } from '../../../src/manuscript/index.js';
import { memoryWorld } from '../../support/world.js';

async function said(text: string): Promise<string[]> {
  const { problems } = await readManuscript(memoryWorld({ 'book.yaml': 'title: A', 'a.md': text }), '.');
  return problems
    .filter(({ ruleId }) => ruleId === 'html-open')
    .map(({ place, message }) => `${place?.start.line ?? 0}:${place?.start.column ?? 0} ${message}`);
}

describe('tags that are never closed', () => {
  it.each([
    ['One.\n\nIf a<b>c, then.\n\nMore.', ['3:5 Unexpected <b> that nothing closes, expected </b>']],
    ['<div>\n<I class="x">a\n</div>', ['2:1 Unexpected <i> that nothing closes, expected </i>']],
    ['<b>a <i>b</b> c', ['1:6 Unexpected <i> that nothing closes, expected </i>']],
  ])('are told of in %j', async (text, expected) => {
    expect(await said(text)).toEqual(expected);
  });

  it.each([
    '<b>a</b> and <EM>b</em>, <small>c</small>',
    '<b>a\n\nb</b>',
    'a<br>b <img src="data:," alt=""> <sub>2',
    String.raw`If a\<b>c.`,
    '`<b>` <!-- <b> -->',
    '```\n<b>\n```',
  ])('are not seen in %j', async (text) => {
    expect(await said(text)).toEqual([]);
  });
});
