import { describe, expect, it } from 'vitest';
import { defineRule, RULES, type Rule } from '../../../src/proof/index.js';
import { readBook } from '../../../src/proof/book/book.js';
import type { Language } from '../../../src/proof/language/language.js';
import { plainPassages } from '../../../src/proof/text/plain.js';
import { raise } from '../../../src/proof/run.js';
import { english } from '../english.js';

interface Example {
  readonly text: string;
  readonly marked: readonly { readonly found: string; readonly expected: string | undefined }[];
}

const MARKED = /\[\[(?<found>[^→\]]*)(?:→(?<expected>[^\]]*))?\]\]/g;

/** `One [[tvo→two]] three` → the text, what has to be found in it and what is expected there, in reading order. */
function exampleOf(marked: string): Example {
  const marks = [...marked.matchAll(MARKED)].map(({ groups = {} }) => ({
    found: groups['found'] ?? '',
    expected: groups['expected'],
  }));
  if (marks.length === 0) throw new Error(`No [[…]] in ${marked}`);
  return { text: marked.replaceAll(MARKED, '$<found>'), marked: marks };
}

function findings(
  language: Language,
  rule: Rule,
  text: string,
): { found: string; expected: readonly string[] }[] {
  const passages = plainPassages('example.txt', text);
  const book = readBook(language, passages, []);
  return [...raise(book, passages, [rule])]
    .filter(({ raised }) => raised.finding.confidence >= 0.5)
    .map(({ passage, raised }) => ({
      found: passage.text.slice(raised.finding.start, raised.finding.end),
      expected: raised.finding.expected,
    }));
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(rule.examples.wrong)('finds %j', async (marked) => {
    const example = exampleOf(marked);
    const found = findings(await english, rule, example.text);
    expect(found.map((one) => one.found)).toEqual(example.marked.map((one) => one.found));
    for (const [index, { expected }] of example.marked.entries())
      if (expected !== undefined) expect(found[index]?.expected[0]?.trim()).toBe(expected.trim());
  });

  it.each(rule.examples.right)('leaves %j alone', async (text) => {
    expect(findings(await english, rule, text)).toEqual([]);
  });
});

describe('the table of rules', () => {
  it('has each id once', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refuses a rule without a wrong or a right example', () => {
    const rule: Rule = {
      id: 'nothing',
      summary: '',
      why: '',
      examples: { wrong: ['[[a]]'], right: [] },
      check: () => [],
    };
    expect(() => defineRule(rule)).toThrow('a wrong and a right one');
    expect(() => defineRule({ ...rule, id: 'No Name' })).toThrow('lower case');
  });

  it('would notice a rule that finds nothing', async () => {
    const rule = defineRule({
      id: 'blind',
      summary: '',
      why: '',
      examples: { wrong: ['[[a]]'], right: ['b'] },
      check: () => [],
    });
    expect(findings(await english, rule, 'a')).toEqual([]);
  });
});
