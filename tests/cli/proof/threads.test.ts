import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ProofResult, ProofTask } from '../../../src/cli/proof/task.js';
import type { doTasks as here } from '../../../src/cli/proof/threads.js';

// A thread runs what was built, so the threads are tried there.
const BUILT = join(import.meta.dirname, '../../../dist/lib/cli/proof/threads.js');

async function doTasks(
  tasks: readonly ProofTask[],
  options: { jobs: number; worth: number },
): Promise<readonly ProofResult[]> {
  const built = (await import(pathToFileURL(BUILT).href)) as { doTasks: typeof here };
  return built.doTasks(tasks, options);
}

const walk = 'They walked along the river until it was dark and nobody said a word.\n\n'.repeat(30);
const wrong = 'He met a agent of the the state, and s0 they went on together.\n\n';
const task = (file: string, text: string): ProofTask => ({
  book: { sources: [{ file, text }], foreign: new Set() },
  level: 'default',
  allowCode: false,
  fix: false,
});

describe('threads of the proof-reader', () => {
  it('find the same as one, a part of a long book on each', async () => {
    const tasks = [
      task('a.txt', wrong),
      task('b.txt', wrong + walk + wrong + walk + walk + wrong + walk + wrong),
      task('c.md', walk + wrong),
    ];
    const one = await doTasks(tasks, { jobs: 1, worth: 1 });
    expect(one.map(({ problems }) => problems.length)).toEqual([3, 12, 3]);
    expect(await doTasks(tasks, { jobs: 3, worth: 1000 })).toEqual(one);
  });

  it('say what is wrong with a book as one would', async () => {
    const settings = { file: 'proof.yaml', text: 'words: x\n' };
    const tasks = ['a.txt', 'b.txt'].map((file) => {
      const { book, ...rest } = task(file, walk);
      return { ...rest, book: { ...book, settings } };
    });
    for (const jobs of [1, 2])
      await expect(doTasks(tasks, { jobs, worth: 1000 })).rejects.toMatchObject({
        name: 'PressError',
        message: 'Unexpected words, expected a list',
        place: { file: 'proof.yaml' },
      });
  });
});
