import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restore, type Source } from '../../../src/restore/index.js';
import { english } from '../../restore/english.js';

const OCR = [process.env['SHARED'] ?? '', join(import.meta.dirname, '../../../../shared')]
  .map((shared) => join(shared, 'corpora/ocr'))
  .find((folder) => existsSync(folder));

if (OCR === undefined)
  console.info('tests/slow/restore/corpus.test.ts: no folder shared beside the repository; skipped');

interface Key {
  readonly file: string;
  readonly source: string;
  readonly pages: readonly string[];
  readonly fileOrder: readonly string[];
}

describe.skipIf(OCR === undefined)('scanned pages', () => {
  const root = OCR ?? '';
  const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');
  const texts = (folder: string): Source[] =>
    readdirSync(join(root, folder))
      .sort()
      .map((file) => ({ file, text: read(folder, file) }));
  const folders =
    OCR === undefined
      ? []
      : [
          ...readdirSync(join(root, 'oldbooks-en')).map((book) => `oldbooks-en/${book}/ocr`),
          'cis-goethe-wahlverw-1809-de/abbyy-txt',
        ];

  it.each(folders)('%s: no word is lost, and a second run changes nothing', (folder) => {
    const { markdown, report } = restore(texts(folder));
    expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(report.order.changed).toBe(false);
    expect(restore([{ file: 'a.md', text: markdown }]).markdown).toBe(markdown);
  });

  it.each(['seat-weaving', 'colonial-florida', 'wahlverwandtschaften'])(
    '%s: imposed pages come in reading order',
    async (name) => {
      const key = (JSON.parse(read('imposed/KEY.json')) as Key[]).find(({ file }) => file.startsWith(name));
      if (!key) throw new Error(name);
      const text = read('imposed', key.file);
      const starts = new Map<string, number>();
      let from = 0;
      for (const page of key.fileOrder) {
        const at = text.indexOf(read(key.source, page).trim().slice(0, 40), from);
        starts.set(page, text.slice(0, at).split('\n').length);
        from = at + 1;
      }
      const { report } = restore([{ file: key.file, text }], { learning: { en: await english() } });
      expect(report.order.pages.map(({ firstLine }) => firstLine)).toEqual(
        key.pages.map((page) => starts.get(page)),
      );
    },
  );
});
