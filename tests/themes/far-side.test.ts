import { expect, it } from 'vitest';
import { shelf } from '../../src/edge/shelf.js';
import { wordsOf, type PrintedWord } from '../../src/pdf/index.js';
import { publish } from '../../src/publish.js';
import { typesetter } from '../support/press.js';
import { memoryWorld } from '../support/world.js';

const PROSE = 'Some words of text that fill the line and go on for a while below it. '.repeat(3);
const LETTER = `::: letter\nHull, 3 May 1881\n\nDear Sir,\n\n${PROSE}\n\nYours truly,\\\nCarver\n:::`;

/** A point: what is left of an advance behind a stop. */
const NEAR = 1;

const NAMES = ['1881', 'truly,', 'Carver', 'Quoted'];

async function wordsIn(theme: string): Promise<{
  readonly begin: (word: string) => number;
  readonly end: (word: string) => number;
  readonly right: number;
}> {
  const text = `# One\n\n> Words before all.\n>\n> — Epigrapher\n\n${PROSE}\n\n${LETTER}\n\n> ${PROSE}\n>\n> — Quoted\n`;
  const { artifacts, problems } = await publish(
    memoryWorld({ 'a.md': `---\ntitle: T\ntrim: a5\ntheme: ${theme}\neditions: [screen]\n---\n\n${text}` }),
    { typesetter, shelf: shelf() },
    { target: 'a.md' },
  );
  expect(problems).toEqual([]);
  const words = (await wordsOf(artifacts[0]?.bytes ?? new Uint8Array())).flat();
  const met = (wanted: string): PrintedWord => {
    const found = words.find(({ text }) => text === wanted);
    if (!found) throw new Error(`no ${wanted}`);
    return found;
  };
  return {
    begin: (word) => met(word).x,
    end: (word) => met(word).x + met(word).width,
    right: Math.max(...words.map(({ x, width }) => x + width)),
  };
}

it('names and dates end at the far side in tract, and greetings begin at the near one', async () => {
  const { begin, end, right } = await wordsIn('tract');
  const inset = begin('Dear') - begin('One');
  expect(inset).toBeGreaterThan(5);
  expect(end('Epigrapher')).toBeGreaterThan(right - NEAR);
  for (const name of NAMES) expect(Math.abs(right - inset - end(name)), name).toBeLessThan(NEAR);
});

it('all of them begin at the near side in broadside', async () => {
  const { begin } = await wordsIn('broadside');
  for (const first of ['Hull,', 'Yours', 'Carver'])
    expect(Math.abs(begin(first) - begin('Dear')), first).toBeLessThan(NEAR);
});
