import { parentPort } from 'node:worker_threads';
import { TASKS, type Tasks } from './tasks.js';

// The thread: does the tasks that it is sent, one after the other.

/** A task on its way to the thread. */
export interface Sent<K extends keyof Tasks = keyof Tasks> {
  readonly number: number;
  readonly task: K;
  readonly order: Tasks[K][0];
}

/** What the thread says of a task: what it made, or nothing where it could not. */
export interface Told {
  readonly number: number;
  readonly made?: Tasks[keyof Tasks][1];
}

const done = async <K extends keyof Tasks>({ task, order }: Sent<K>): Promise<Tasks[K][1]> =>
  TASKS[task](order);

parentPort?.on('message', (sent: Sent) => {
  const tell = (told: Told): void => parentPort?.postMessage(told);
  const { number } = sent;
  // what went wrong is said by the program, which does the task itself
  done(sent).then(
    (made) => {
      tell({ number, made });
    },
    () => {
      tell({ number });
    },
  );
});
