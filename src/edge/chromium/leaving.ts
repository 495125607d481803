import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const PROFILE = 'pamphleteer-browser-';

/**
 * A browser that the program takes along when it is told to end, with the folder that the browser keeps in the temporary one, even if it has not started yet.
 * puppeteer kills it at every exit, but leaves that folder; and told by other signals than Ctrl-C, it would close the browser and let the program
 * go on, to say that a section could not be laid out.
 * @param launch starts it with this folder for its profile
 */
export async function leaving(launch: (profile: string) => Promise<Browser>): Promise<Browser> {
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
  /** At the exit, after the listener of puppeteer, which kills. */
  const clearLast = (): void => {
    process.off('exit', clear);
    process.on('exit', clear);
  };
  const leave = (signal: (typeof SIGNALS)[number]): never => {
    clearLast();
    // a program that is there to be ended has said so before
    process.exit(process.exitCode ?? 128 + constants.signals[signal]);
  };
  const deafen = (): void => {
    for (const signal of SIGNALS) process.off(signal, leave);
  };
  const stay = (): void => {
    clear();
    process.off('exit', clear);
    // what came while the folder was cleared is heard in the next turn of the loop: without listeners it would kill, or be lost
    setTimeout(() => setImmediate(deafen), 0);
  };
  // before there is a folder: told to end between the two, the program would leave it behind
  for (const signal of SIGNALS) process.on(signal, leave);
  try {
    profile = mkdtempSync(join(tmpdir(), PROFILE));
    const browser = await launch(profile);
    clearLast();
    browser.process()?.once('exit', stay);
    return browser;
  } catch (error) {
    stay();
    throw error;
  }
}
