import type { Page } from 'puppeteer-core';
import { chromiumTypesetter } from '../../src/edge/chromium.js';

/** A script to run in a page, and what it finds there. */
export type Script<T> = string & { readonly finds?: T };

let look: ((page: Page) => Promise<void>) | undefined;
const inspect = async (page: Page): Promise<void> => look?.(page);

/**
 * The typesetter of all tests of a worker: to start a browser and its tabs takes as much as to lay out many pages. It has one tab, since there
 * are as many workers as cores, and ends with the worker. A test that needs a browser of its own (used by nobody, told something else, or
 * with more tabs) makes and closes one.
 */
export const typesetter = chromiumTypesetter({ inspect, jobs: 1 });
/** With lines broken one by one, as browsers do. */
export const greedy = chromiumTypesetter({ inspect, lines: false, jobs: 1 });
/** With paged.js as it comes. */
export const stock = chromiumTypesetter({ inspect, stock: true, jobs: 1 });

/** What vitest lets a worker do before it ends. */
interface Worker {
  readonly onCleanup: (listener: () => unknown) => void;
}
const { __vitest_worker__: worker } = globalThis as { __vitest_worker__?: Worker };
worker?.onCleanup(() => Promise.all([typesetter, greedy, stock].map((setter) => setter.close())));

/** What one of them makes, and what a script finds on its finished pages as they will be printed: on the screen there are none. */
export async function onPaper<T, Made>(
  script: Script<T>,
  making: () => Promise<Made>,
): Promise<Made & { readonly found: T }> {
  let found: { readonly is: T } | undefined;
  look = async (page) => {
    await page.emulateMediaType('print');
    try {
      found = { is: (await page.evaluate(script)) as T };
    } finally {
      await page.emulateMediaType();
    }
  };
  try {
    const made = await making();
    if (!found) throw new Error('Unexpected typesetting without pages, expected some to look at');
    return { ...made, found: found.is };
  } finally {
    look = undefined;
  }
}
