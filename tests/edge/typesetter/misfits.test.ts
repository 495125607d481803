import { afterAll, describe, expect, it } from 'vitest';
import { chromiumTypesetter } from '../../../src/edge/chromium.js';
import { PressError } from '../../../src/problem.js';
import { onPaper, typesetter } from '../../support/press.js';
import { serve, shard, typeset, type Typeset } from '../book.js';
import { inspected, PARAGRAPHS } from './text.js';

describe('what does not fit', () => {
  it('ends a section with rules that break everywhere', async () => {
    const rules =
      '*{break-before:page;break-inside:avoid} p{height:400mm;break-inside:avoid} li{display:table;min-height:300mm}';
    const body = '<h1>One</h1><p>a</p><p>b</p><ul><li>c</li><li>d</li></ul><p>The last.</p>';
    const { found } = await inspected(shard(body, {}, rules));
    expect(found.text).toBe('OneabcdThelast');
  });

  it('is named, and what follows it still comes', async () => {
    const svg = '<svg id="tower" width="100" height="1500"><rect width="100" height="1500"/></svg>';
    const { problems, found } = await inspected(shard(`<p>Before</p><p>${svg}</p><p>After</p>`));
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([
      expect.stringMatching(/^overflow: .*tower/) as string,
    ]);
    expect(found.text).toBe('BeforeAfter');
  });

  it('is parted from what it should not be parted from, where the two do not fit a page', async () => {
    const { problems, pages, found } = await inspected(
      shard(
        '<p class="tied">Before</p><div class="tall">Tall</div>',
        {},
        '.tied { break-after: avoid } .tall { height: 440px; break-inside: avoid }',
      ),
    );
    expect(problems).toEqual([]);
    expect(pages).toHaveLength(2);
    expect(found.text).toBe('BeforeTall');
  });

  it('is reported where words stand outside the text box', async () => {
    const { problems } = await typeset(
      typesetter,
      shard(`<p style="overflow-wrap:normal">${'x'.repeat(200)}</p>`),
    );
    expect(problems).toMatchObject([{ ruleId: 'hidden-text', severity: 'error', page: '1' }]);
  });

  it('is divided where it is a word of a heading, and no other word there is', async () => {
    const lines =
      "[...document.querySelectorAll('.pagedjs_page_content h1')].map((heading) => heading.textContent.replaceAll('\u00ad', '|'))";
    const made = await onPaper<string[], Typeset>(lines, () =>
      typeset(
        typesetter,
        shard(
          '<h1 class="undivided" style="font-size: 24px; overflow-wrap: anywhere">Dis|en|fran|chise|ment of <em>dis|pro|por|tion|ate|ly many</em></h1><p>Text.</p>'.replaceAll(
            '|',
            '&shy;',
          ),
          {},
          '@page { size: 90mm 150mm }',
        ),
      ),
    );
    expect(made.problems).toEqual([]);
    expect(made.found).toEqual(['Disenfranchisement of disproportionately many']);
    const narrow = await onPaper<string[], Typeset>(lines, () =>
      typeset(
        typesetter,
        shard(
          '<h1 class="undivided" style="font-size: 40px; overflow-wrap: anywhere">En|fran|chised <em>dis|pro|por|tion|ate|ly many</em></h1><p>Text.</p>'.replaceAll(
            '|',
            '&shy;',
          ),
        ),
      ),
    );
    expect(narrow.found).toEqual(['Enfranchised dis|pro|por|tion|ate|ly many']);
  });

  const hasty = chromiumTypesetter({ jobs: 1, budget: { page: 1 } });
  afterAll(() => hasty.close());

  it('stops with the section and the page when time runs out', async () => {
    const halted = typeset(hasty, shard(PARAGRAPHS));
    await expect(halted).rejects.toThrow(PressError);
    await expect(halted).rejects.toThrow(/section 'test' before its first page/);
  });

  it('begins nothing of what waits once it is closed, and leaves nobody waiting', async () => {
    const slow = chromiumTypesetter({ jobs: 1 });
    for (const closing of [hasty, slow]) {
      const waiting = Array.from({ length: 12 }, () => closing.lay(shard(PARAGRAPHS), serve));
      const ends = Promise.allSettled(waiting);
      // one has failed, or as many are laid as there is room for while none is printed
      await waiting[0]?.catch(() => undefined);
      await closing.close();
      const reasons = (await ends).map((end) => (end.status === 'rejected' ? String(end.reason) : 'laid'));
      expect(reasons.at(-1)).toMatch(/after the end of its typesetter/);
      await expect(closing.warm()).rejects.toThrow(/after the end of its typesetter/);
    }
  });
});
