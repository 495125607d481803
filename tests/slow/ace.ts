import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import untyped from '@daisy/ace-core';
import type { Browser } from 'puppeteer-core';
import { launchBrowser } from '../../src/edge/chromium/browser.js';

/** What Ace asks of the browser that it looks through. */
interface AxeRunner {
  readonly concurrency: number;
  launch(): Promise<void>;
  run(url: string, scripts: readonly string[], contents: readonly string[]): Promise<unknown>;
  close(): Promise<void>;
}

interface Assertion {
  readonly 'earl:test'?: { readonly 'dct:title'?: string; readonly 'earl:impact'?: string };
  readonly 'earl:result'?: { readonly 'earl:outcome'?: string; readonly 'dct:description'?: string };
  readonly 'earl:testSubject'?: { readonly url?: string };
  readonly assertions?: readonly Assertion[];
}

type Ace = (file: string, options: object, runner: AxeRunner) => Promise<readonly [string, Assertion]>;

const ace = untyped as Ace;

/** Ace's own runner brings a browser along; this one takes ours. */
function runner(): AxeRunner {
  let browser: Browser | undefined;
  return {
    concurrency: 1,
    launch: async () => void (browser = await launchBrowser()),
    close: async () => browser?.close(),
    run: async (url, scripts, contents) => {
      if (!browser) throw new Error('not launched');
      const page = await browser.newPage();
      await page.goto(url);
      for (const content of contents) await page.addScriptTag({ content });
      for (const script of scripts) await page.addScriptTag({ url: pathToFileURL(script).href });
      const found = await page.evaluate(
        'new Promise((done, fail) => window.daisy.ace.run((error, result) => (error ? fail(error) : done(result))))',
      );
      await page.close();
      return found;
    },
  };
}

/** Ace's violations: `file: rule`. */
export async function violations(bytes: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pamphleteer-ace-'));
  try {
    const file = join(folder, 'book.epub');
    writeFileSync(file, bytes);
    const log = { initLogger: true, silent: true, fileName: join(folder, 'ace.log') };
    const options = { cwd: folder, outdir: join(folder, 'report'), tmpdir: join(folder, 'tmp'), ...log };
    const [, report] = await ace(file, options, runner());
    return (report.assertions ?? []).flatMap(({ assertions, 'earl:testSubject': subject }) =>
      (assertions ?? [])
        .filter((one) => one['earl:result']?.['earl:outcome'] === 'fail')
        .map((one) => `${subject?.url ?? ''}: ${one['earl:test']?.['dct:title'] ?? ''}`),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
