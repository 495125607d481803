import { describe, expect, it } from 'vitest';
import { chromiumTypesetter } from '../../../src/edge/chromium.js';
import type { Serve } from '../../../src/pagination/typesetter.js';
import { typesetter } from '../../support/press.js';
import { serve, shard, typeset } from '../book.js';
import { inspected, PARAGRAPHS } from './text.js';

describe('the sheet', () => {
  it.each([
    [105, 148, 12],
    [210, 297, 0],
    [210, 297, 12],
    [297, 210, 18],
    [400, 450, 72],
  ])('of %i × %i mm has a bleed of %i pt around it', async (width, height, bleed) => {
    const css = `:root { --bleed: ${bleed}pt } @page { size: ${width}mm ${height}mm }`;
    const { pdf } = await typeset(typesetter, shard('<p>Text.</p>', {}, css));
    const [, ...sides] =
      /\/MediaBox \[0 0 (\d+) (\d+)\]/.exec(Buffer.from(pdf).toString('latin1'))?.map(Number) ?? [];
    for (const [index, side] of [width, height].entries()) {
      const needed = (side / 25.4) * 72 + 2 * bleed;
      expect(sides[index]).toBeGreaterThanOrEqual(needed);
      // the engine's sheets are exact in steps of six points
      expect(sides[index]).toBeLessThan(needed + 6);
    }
  });
});

describe('tabs', () => {
  it('are as many as are worth it, and no more than are asked for, and make no remarks, which nobody would read', async () => {
    const tabs = new Set<unknown>();
    const remarks: string[] = [];
    const many = chromiumTypesetter({
      jobs: 3,
      inspect: (page) => {
        if (!tabs.has(page)) page.on('console', (line) => remarks.push(line.text()));
        return Promise.resolve(void tabs.add(page));
      },
    });
    const lay = (count: number, room: string): Promise<unknown> => {
      const parts = Array.from({ length: count }, (_, i) => shard(`<p>Part ${String(i)}</p><!--${room}-->`));
      return Promise.all(parts.map((part) => typeset(many, part)));
    };
    try {
      await lay(6, '');
      expect(tabs.size).toBe(1);
      await lay(6, ' '.repeat(50_000));
      expect(tabs.size).toBe(3);
      await typeset(many, shard(PARAGRAPHS));
      expect(remarks).toEqual([]);
    } finally {
      await many.close();
    }
  });
});

describe('the engine', () => {
  it('tells of a face that is damaged all the same', async () => {
    const css =
      '@font-face { font-family: Damaged; src: url(/faces/damaged.ttf) } p { font-family: Damaged }';
    const damaged: Serve = async (path) =>
      path === 'faces/damaged.ttf' ? Buffer.from('no face') : serve(path);
    const laid = await typesetter.lay(shard('<p>A</p>', {}, css), damaged);
    await laid.place('recto');
    const { problems } = await laid.print();
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(['face-missing']);
  });
});

describe('the network', () => {
  it('is refused, by name', async () => {
    const { problems } = await typeset(
      typesetter,
      shard('<p>A <img src="https://example.com/a.png" alt=""><img src="file:///etc/passwd" alt=""> B</p>'),
    );
    const refused = problems
      .filter(({ ruleId }) => ruleId === 'network-refused')
      .map(({ message }) => message);
    expect(refused).toHaveLength(2);
    expect(refused.join('\n')).toContain('https://example.com/a.png');
    expect(refused.join('\n')).toContain('file:///etc/passwd');
  });

  it('has no script of the document’s own', async () => {
    const body =
      '<p>A</p><script>document.body.textContent = "PWNED"</script><img src="/book/x" onerror="document.body.textContent = 1" alt="">';
    const { problems, found } = await inspected(shard(body));
    expect(found.text).toBe('A');
    expect(problems.map(({ ruleId }) => ruleId)).toContain('network-refused');
  });

  it('is not asked twice for a face that is missing: that is a problem', async () => {
    const { problems } = await typeset(
      typesetter,
      shard(
        '<p>A</p><p class="note-like">B</p>',
        {},
        `@font-face { font-family: None; src: url(/faces/none.ttf) }
        @font-face { font-family: Idle; src: url(/faces/idle.ttf) }
        .note-like { font-family: None }`,
      ),
    );
    expect(problems.map(({ ruleId }) => ruleId).sort()).toEqual(['face-missing', 'file-missing']);
  });
});
