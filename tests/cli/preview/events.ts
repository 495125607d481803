import type { Told } from '../../../src/preview/told.js';

/** What a preview tells, as a window hears it. */
export interface Ear {
  /** The next thing told, or one told since it was last asked, that is as wanted. */
  readonly hear: (wanted: (told: Told) => boolean) => Promise<Told>;
  readonly close: () => void;
}

/** Listens to a preview at its address. */
export async function listen(address: string): Promise<Ear> {
  const ended = new AbortController();
  const { body } = await fetch(`${address}events`, { signal: ended.signal });
  if (!body) throw new Error('Unexpected events without a body');
  const events = told(body);
  return {
    async hear(wanted) {
      for (;;) {
        const { value, done } = await events.next();
        if (done) throw new Error('Unexpected end of the events');
        if (wanted(value)) return value;
      }
    },
    close: () => {
      ended.abort();
    },
  };
}

async function* told(body: AsyncIterable<Uint8Array>): AsyncGenerator<Told, undefined> {
  let text = '';
  for await (const chunk of body) {
    text += Buffer.from(chunk).toString();
    const whole = text.split('\n\n');
    text = whole.pop() ?? '';
    for (const event of whole)
      if (event.startsWith('data: ')) yield JSON.parse(event.slice('data: '.length)) as Told;
  }
  return undefined;
}
