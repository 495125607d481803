import { describe, expect, it } from 'vitest';
import { shelf } from '../src/edge/shelf.js';
import { wordsOf } from '../src/pdf/index.js';
import { publish } from '../src/publish.js';
import { filesOf } from './support/epub.js';
import { typesetter } from './support/press.js';
import { memoryWorld } from './support/world.js';

const TEXT = 'The wheel had stood idle since the spring floods. '.repeat(14);
const items = (marks: string): string =>
  marks
    .split(', ')
    .map((mark) => `${mark}  ${TEXT}\n`)
    .join('');

describe('lists with marks of Pandoc on paper and in the e-book', { timeout: 90_000 }, () => {
  it('keep their kind of number, over pages and in notes, and lose no word', async () => {
    const world = memoryWorld({
      'book.yaml': 'title: Mills\nfront: []\ncontents: 0\n',
      'a.md': `# Mills\n\n${items('(a), (b), (c), (d)')}\nSo.[^1]\n\n${items('I., II., III.')}\nSo.\n\n(@) one\n\nSo.\n\n(@) two\n\n<ol type="i"><li>of HTML</li></ol>\n\n[^1]: In it:\n\n    c) three\n    d) four\n`,
    });
    const { artifacts, problems } = await publish(world, { typesetter, shelf: shelf() }, { target: '.' });
    expect(problems).toEqual([]);
    const [pdf, epub] = ['.pdf', '.epub'].map(
      (end) => artifacts.find(({ name }) => name.endsWith(end))?.bytes ?? new Uint8Array(),
    );
    const words = (await wordsOf(pdf ?? new Uint8Array())).flat().map(({ text }) => text);
    const numerals = words.filter((word) => /^\(?[a-dI1-3i]+[.)]$/.test(word));
    expect(numerals.join(' ')).toBe('(a) (b) (c) (d) I. c) d) II. III. (1) (2) i.');
    const text = Object.values(filesOf(epub ?? new Uint8Array())).join('');
    expect(text).toContain('<ol type="a" class="bracketed lower-alpha">');
    expect(text).toContain('<ol start="3" type="a" class="closed lower-alpha">');
    expect(text).toContain('<ol type="I">');
  });
});
