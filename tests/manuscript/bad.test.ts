import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import type { Root } from 'hast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { disk } from '../../src/edge/disk.js';
import { allowedHtml, readManuscript } from '../../src/manuscript/index.js';
import { PressError } from '../../src/problem.js';

const BAD = join(import.meta.dirname, '../../../../shared/corpora/bad');
const NEAR = join(import.meta.dirname, '../../../shared/corpora/bad');
const folder = [BAD, NEAR].find((path) => existsSync(path));

interface Case {
  readonly id: string;
  readonly entry: string;
  readonly group: string;
  readonly want: string;
  readonly expect: {
    readonly messageMentions?: readonly string[];
    readonly warnMentions?: readonly string[];
  };
}

const cases: readonly Case[] =
  folder === undefined
    ? []
    : (
        JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as { readonly cases: readonly Case[] }
      ).cases.filter(
        ({ id, entry }) => entry === 'book.md' && readdirSync(join(folder, id)).includes('book.md'),
      );

/** What other stages have to find: the bibliography's content, links, glyphs. */
const LATER =
  /^(?:bib-|broken-links|enc-missing-glyphs|file-include|file-css|css-|include-cycle|bomb-json|dup-)/;

describe.skipIf(folder === undefined)('hostile input (skipped where the shared corpora are absent)', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', async (id, one) => {
    const read = await readManuscript(disk(join(folder ?? '', id), { env: {} }), 'book.md').catch(
      (error: unknown) => {
        if (error instanceof PressError) return error;
        throw error;
      },
    );
    const problems = read instanceof PressError ? [] : read.problems;
    const said =
      read instanceof PressError
        ? `${read.place?.file ?? ''} ${read.message}`
        : problems.map(({ message, place }) => `${place?.file ?? ''} ${message}`).join('\n');
    if (one.want === 'error' && !LATER.test(id)) expect(said).not.toBe('');
    if (!LATER.test(id)) for (const word of one.expect.messageMentions ?? []) expect(said).toContain(word);
    if (read instanceof PressError) return;
    if (one.want === 'builds') expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (one.group !== 'xss') return;
    const processor = unified()
      .use(remarkRehype, { allowDangerousHtml: true })
      .use(rehypeRaw)
      .use(rehypeSanitize, allowedHtml);
    for (const { tree } of read.chapters) expectHarmless(processor.runSync(tree));
  });
});

function expectHarmless(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    expect(tagName).toMatch(/^(?!script|iframe|object|embed|base|form|svg|style|template)/);
    for (const [name, value] of Object.entries(properties)) {
      expect(name).not.toMatch(/^on|^style|srcdoc/i);
      if (name === 'href' || name === 'src') expect(String(value)).not.toMatch(/^\W*(?:java|vb|data)/i);
    }
  });
}
