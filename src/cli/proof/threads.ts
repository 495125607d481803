import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { compiledFolder } from '../../edge/place.js';
import { shelf } from '../../edge/shelf.js';
import { PressError } from '../../problem.js';
import { readLanguage, type Language } from '../../proof/index.js';
import { shareLanguage, type SharedData } from './shared-data.js';
import { doTask, packed, type ProofResult, type ProofTask } from './task.js';
import type { Answer } from './thread.js';

/** Characters of text from which on a second thread is worth the half second that it takes to start. */
const WORTH_A_THREAD = 300_000;

/** Megabytes that a thread may fill before it tidies up; left alone, each takes three times as much. */
const YOUNG = 4;
/** And how many it may fill in all, thirty million words' worth: below two gigabytes V8 lets garbage grow to twice what is used, above to four times. */
const OLD = 2000;

const size = ({ book }: ProofTask): number => book.sources.reduce((sum, { text }) => sum + text.length, 0);

/** Whether findings were asked for in some files of the book only. */
function isPartial({ sources, files }: ProofTask['book']): boolean {
  return files !== undefined && sources.some(({ file }) => !files.includes(file));
}

/** Tasks of books that are larger than one thread's share, parted; the results of its parts in order are those of the book. */
function parted(task: ProofTask, share: number): readonly ProofTask[] {
  const of = task.fix || isPartial(task.book) ? 1 : Math.ceil(size(task) / share);
  if (of <= 1) return [task];
  return Array.from({ length: of }, (_, part) => ({ ...task, part: { part, of } }));
}

/** A task, and where its result goes. */
interface Turn {
  readonly task: ProofTask;
  readonly done: (result: ProofResult) => void;
}

/** The next thing that a thread says. */
async function ask(worker: Worker): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (): void => void worker.off('message', heard).off('error', failed);
    const heard = (answer: Answer): void => {
      settle();
      resolve(answer);
    };
    const failed = (error: Error): void => {
      settle();
      reject(error);
    };
    worker.on('message', heard).on('error', failed);
  });
}

/** Asks a thread to do one task after the other, as long as there are any. Throws what the task threw. */
async function inThread(entry: string, data: SharedData, next: () => Turn | undefined) {
  const worker = new Worker(entry, {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG, maxOldGenerationSizeMb: OLD },
  });
  try {
    for (let turn = next(); turn; turn = next()) {
      const { task, done } = turn;
      const asked = ask(worker);
      worker.postMessage({ ...task, book: packed(task.book) });
      const answer = await asked;
      if ('result' in answer) done(answer.result);
      else throw thrown(answer);
    }
  } finally {
    await worker.terminate();
  }
}

function thrown({ error, ...options }: Exclude<Answer, { result: unknown }>): Error {
  return options.isOurs ? new PressError(error, options) : new Error(error);
}

/**
 * Does all tasks, on as many threads as are worth it, at most `jobs`; results in the order of the tasks whatever thread came first.
 * `language` is opened here only where there is one thread.
 */
export async function doTasks(
  tasks: readonly ProofTask[],
  {
    jobs = availableParallelism(),
    worth = WORTH_A_THREAD,
  }: { readonly jobs?: number | undefined; readonly worth?: number } = {},
): Promise<readonly ProofResult[]> {
  const total = tasks.reduce((sum, task) => sum + size(task), 0);
  const entry = join(compiledFolder(), 'cli', 'proof', 'thread.js');
  const threads = existsSync(entry) ? Math.min(jobs, Math.floor(total / worth)) : 1;
  if (threads <= 1) {
    const language: Language = await readLanguage(shelf());
    const results: ProofResult[] = [];
    for (const task of tasks) results.push(await doTask(task, language));
    return results;
  }
  const queue = tasks.flatMap((task, index) =>
    parted(task, total / threads).map((piece, part) => ({ task: piece, index, part })),
  );
  const pieces: ProofResult[][] = tasks.map(() => []);
  const next = (): Turn | undefined => {
    const piece = queue.shift();
    return (
      piece && {
        task: piece.task,
        done: (result) => {
          const own = pieces[piece.index];
          if (own) own[piece.part] = result;
        },
      }
    );
  };
  const data = await shareLanguage(shelf());
  await Promise.all(
    Array.from({ length: Math.min(threads, queue.length) }, () => inThread(entry, data, next)),
  );
  return pieces.map((parts): ProofResult => {
    const [first] = parts;
    if (first && parts.length === 1) return first;
    return { problems: parts.flatMap(({ problems }) => problems) };
  });
}
