import { isUnbroken } from '../text/index.js';
import { defineRule } from './rule.js';

const MARKS = /(?<before>[\p{L}\p{M}”’)]{2})(?<mark>[,;:!?.])(?<next>[“‘]?\p{L}[\p{L}\p{M}’']*)/gu;
/** An address, a file name or code: left alone up to the next space. */
const ADDRESS =
  /^[\w.+-]*(?:@|:\/\/|www\.|\/)|\.(?:com|org|net|edu|gov|io|html?|txt|md|js|ts|json|ya?ml|py|pdf|png|jpe?g|xml|css)\b|\(\)|[_#{}=\\]/i;

function chunkAround(text: string, at: number): string {
  const start = Math.max(text.lastIndexOf(' ', at), text.lastIndexOf('\n', at)) + 1;
  const rest = text.slice(at).search(/\s/);
  return text.slice(start, rest < 0 ? undefined : at + rest);
}

/** No space after a comma or stop: `anarchists,they`. */
export const missingSpace = defineRule({
  id: 'missing-space',
  summary: 'No space after a comma, stop, colon or semicolon',
  why: 'Scans lose narrow spaces. Addresses, file names, abbreviations and initials are left alone; both sides have to be words.',
  english: true,
  examples: {
    wrong: [
      'In coalition with [[anarchists,they→anarchists, they]] made a revolution.',
      'It [[ended.Then→ended. Then]] came peace.',
    ],
    right: [
      'See example.com or write to jane@example.org, e.g. tomorrow.',
      'The U.S.A. and J.R.R. Tolkien at 10:30, i.e. late.',
      'The shell reads {you,and,them} as three words.',
      'She asked, “Is it you?”, and left. TL;DR: so be it.',
    ],
  },
  *check(passage, book) {
    for (const match of passage.text.matchAll(MARKS)) {
      const { mark = '', next = '' } = match.groups ?? {};
      const at = match.index + match[0].length - next.length - 1;
      const chunk = chunkAround(passage.text, at);
      if (ADDRESS.test(chunk)) continue;
      const before = /[\p{L}\p{M}’'”)]+$/u.exec(passage.text.slice(Math.max(0, at - 40), at))?.[0] ?? '';
      const first = before
        .replaceAll(/[”’)]+$/g, '')
        .toLowerCase()
        .replaceAll('’', "'");
      const second = next.replaceAll(/^[“‘]/g, '').toLowerCase().replaceAll('’', "'");
      if (/^\p{Lu}{1,4}$/u.test(before) && /^\p{Lu}{1,4}$/u.test(next)) continue;
      if (first.length < 2 || (second.length < 2 && second !== 'i' && second !== 'a')) continue;
      if (!book.isKnown(first, true) || !book.isKnown(second, true)) continue;
      if (mark === '.' && !/^[“‘]?\p{Lu}/u.test(next)) continue;
      if (mark === '.' && (chunk.match(/\./g)?.length ?? 0) > 1 && !/\p{Ll}\.\p{Lu}/u.test(chunk)) continue;
      if (mark === ':' && /\d/.test(chunk)) continue;
      const start = at - before.length;
      const end = match.index + match[0].length;
      // A tag that is not shown may break the line there.
      if (!isUnbroken(passage, start, end)) continue;
      yield {
        start,
        end,
        expected: [`${before}${mark} ${next}`],
        note: `A space belongs after “${mark}”.`,
        // Names of the computer's world are written so: node:crypto, stream.Readable.
        confidence: mark !== '.' && mark !== ':' ? 0.95 : book.isDigital ? 0.45 : 0.85,
        certain: mark === ',' || mark === ';',
      };
    }
  },
});
