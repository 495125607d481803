import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import type { Browser } from 'puppeteer-core';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const PROFILE = '--user-data-dir=';

/**
 * A browser that the program takes along when it is told to end, with the folder that the browser keeps in the temporary one. puppeteer
 * kills it at every exit, but leaves that folder; and told by other signals than Ctrl-C, it would close the browser and let the program go
 * on, to say that a section could not be laid out.
 */
export async function leaving(launch: () => Promise<Browser>): Promise<Browser> {
  const leave = (signal: (typeof SIGNALS)[number]): never => process.exit(128 + constants.signals[signal]);
  let profile: string | undefined;
  const clear = (): void => {
    if (profile === undefined) return;
    try {
      // the browser may be writing its last
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    } catch {
      // a folder too many in the temporary one is no reason for words at the end
    }
  };
  const stay = (): void => {
    for (const signal of SIGNALS) process.off(signal, leave);
    process.off('exit', clear);
  };
  for (const signal of SIGNALS) process.on(signal, leave);
  try {
    const browser = await launch();
    const folder = browser.process()?.spawnargs.find((argument) => argument.startsWith(PROFILE));
    profile = folder?.slice(PROFILE.length);
    // after the listener of puppeteer, which kills
    process.on('exit', clear);
    return browser.once('disconnected', stay);
  } catch (error) {
    stay();
    throw error;
  }
}
