import { parentPort, workerData } from 'node:worker_threads';
import { PressError, type Place } from '../../problem.js';
import { readLanguage } from '../../proof/index.js';
import { sharedShelf, type SharedData } from './shared-data.js';
import { doTask, type ProofResult, type ProofTask } from './task.js';

// A thread of `pamphleteer proof --jobs`: does the tasks that it is sent, one at a time.

/** What a thread sends back: the result, or the error that stopped it. */
export type Answer =
  | { readonly result: ProofResult }
  | {
      readonly error: string;
      /** Whether it was a `PressError`, which is for people. */
      readonly isOurs: boolean;
      readonly hint?: string;
      readonly place?: Place;
    };

async function answer(task: ProofTask): Promise<Answer> {
  try {
    return { result: await doTask(task, await language) };
  } catch (error) {
    if (!(error instanceof PressError))
      return { error: error instanceof Error ? error.message : String(error), isOurs: false };
    const { message, hint, place } = error;
    return { error: message, isOurs: true, ...(hint !== undefined && { hint }), ...(place && { place }) };
  }
}

const language = readLanguage(sharedShelf(workerData as SharedData));
parentPort?.on('message', (task: ProofTask) => {
  void answer(task).then((said) => parentPort?.postMessage(said));
});
