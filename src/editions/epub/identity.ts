import { createHash } from 'node:crypto';
import type { Settings } from '../../manuscript/index.js';

// RFC 9562, appendix: the name space of URLs, under which the name below is a tag URI (RFC 4151).
const NAMESPACE = '6ba7b8119dad11d180b400c04fd430c8';

/** A UUID of version 5 (RFC 9562): the same name has the same UUID everywhere. */
export function uuidOf(name: string): string {
  const bytes = createHash('sha1').update(Buffer.from(NAMESPACE, 'hex')).update(name, 'utf8').digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** An ISBN without its hyphens as a URN. */
export function isbnUrn(isbn: string): string {
  return `urn:isbn:${isbn.replace(/[^0-9X]/gi, '').toUpperCase()}`;
}

/**
 * What names the publication for good: its ISBN, else a UUID of what the book is (title, people, language, publisher), so that a
 * corrected text is the same book to a reader's shelf, with its bookmarks.
 */
export function identifierOf(settings: Settings): string {
  const isbn = settings.identifier['isbn-epub'];
  if (isbn !== undefined) return isbnUrn(isbn);
  const { title, subtitle, contributors, language, publisher, identifier } = settings;
  const people = contributors.map(({ name, role }) => [name, role]);
  const identity = [title, subtitle ?? '', people, language, publisher ?? '', identifier['isbn-print'] ?? ''];
  return `urn:uuid:${uuidOf(`tag:pamphleteer,2026:${JSON.stringify(identity)}`)}`;
}
