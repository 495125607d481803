import { createHash } from 'node:crypto';
import type { Artifact } from '../editions/index.js';
import type { Published } from '../publish.js';

/** `report.json`: what was made, in numbers, for scripts and for CI. The same book gives the same bytes. */
export function buildReport({ book, pages, words, artifacts, problems }: Published): Artifact {
  const report = {
    title: book.settings.title,
    slug: book.slug,
    pages,
    words,
    editions: artifacts.map(({ name, mediaType, bytes }) => ({
      name,
      mediaType,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
    problems,
  };
  return {
    name: 'report.json',
    mediaType: 'application/json',
    bytes: new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`),
  };
}
