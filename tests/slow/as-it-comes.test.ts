import { expect, it } from 'vitest';
import { shelf } from '../../src/edge/shelf.js';
import { publish } from '../../src/publish.js';
import { stock } from '../support/press.js';
import { LONG_PARAGRAPH } from '../support/prose.js';
import { memoryWorld } from '../support/world.js';

it('a book would lose words with paged.js as it comes, and names them', async () => {
  const { problems } = await publish(
    memoryWorld(LONG_PARAGRAPH),
    { typesetter: stock, shelf: shelf() },
    { target: '.' },
  );
  const lost = problems.filter(({ ruleId }) => ruleId === 'word-conservation');
  expect(lost.length).toBeGreaterThan(0);
  expect(lost[0]?.message).toMatch(/in the-long-paragraph\.pdf.*\(01-one\.md:\d+, page \d+\)/);
});
