import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PressError } from '../../problem.js';
import { bundledBrowser } from './bundled.js';
import { leaving } from './leaving.js';
import type { Browser, CDPSession, Page } from 'puppeteer-core';

/** Names and places of browsers of the Chromium family that people have. */
const COMMANDS = [
  'chrome-headless-shell',
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
];
const APPLICATIONS: Readonly<Record<string, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Layout must be the same everywhere, and nothing may leave the machine. */
const FLAGS = [
  '--font-render-hinting=none', // else every advance is rounded to a whole pixel
  '--force-color-profile=srgb',
  '--lang=en-US', // quotes and dates of the interface's language would reach the page
  '--disable-gpu',
  '--disable-dev-shm-usage', // small in containers
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND', // no name resolves: requests are answered before they leave
  '--disable-features=Translate,OptimizationHints,MediaRouter',
  // fewer processes: they start sooner and take less memory
  '--in-process-gpu',
  '--enable-features=NetworkServiceInProcess2',
  '--no-startup-window',
];

/** Without a sandbox no process is needed from which sandboxed ones are forked. */
const NO_SANDBOX = ['--no-sandbox', '--no-zygote'];

/** Where a page speaks of no language, the engine would take the machine's: for letters, for line breaks, for numbers. */
const NOWHERE = { LC_ALL: 'en_US.UTF-8', LANGUAGE: 'en_US', TZ: 'UTC' } as const;

interface Candidate {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where libraries are that a bare machine lacks. */
  readonly libraries?: string;
}

/**
 * Starts a browser: the one that `PAMPHLETEER_CHROMIUM` names, else the one that comes with the program, else one of the
 * system. Throws a `PressError` if there is none or it does not start.
 * @param named a path that goes before the environment variable
 */
export async function launchBrowser(named?: string): Promise<Browser> {
  const [candidate, { launch }] = await Promise.all([
    findBrowser(named ?? process.env['PAMPHLETEER_CHROMIUM']),
    import('puppeteer-core'),
  ]);
  return leaving((userDataDir) =>
    started(candidate, (extra, environment) =>
      launch({
        executablePath: candidate.executable,
        userDataDir,
        headless: true,
        pipe: true,
        args: [...FLAGS, ...extra],
        // no page is opened that nobody lays out in: it would be a process more
        ignoreDefaultArgs: ['about:blank'],
        waitForInitialPage: false,
        env: { ...process.env, ...NOWHERE, ...candidate.environment, ...environment },
        protocolTimeout: 0, // the typesetter has a clock of its own
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      }),
    ),
  );
}

/** Starts a candidate, with what it turns out to need here. */
async function started(
  candidate: Candidate,
  start: (extra: readonly string[], environment: Readonly<Record<string, string>>) => Promise<Browser>,
): Promise<Browser> {
  // Chromium's sandbox refuses to run as root; elsewhere it is given up only where the system has none
  let flags: readonly string[] = process.getuid?.() === 0 ? NO_SANDBOX : [];
  let environment: Readonly<Record<string, string>> = {};
  for (let attempt = 0; ; attempt++) {
    try {
      return await start(flags, environment);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (attempt > 2) throw cannotStart(candidate, reason);
      if (
        /error while loading shared libraries/.test(reason) &&
        candidate.libraries &&
        !environment['LD_LIBRARY_PATH']
      ) {
        const own = process.env['LD_LIBRARY_PATH'];
        environment = {
          LD_LIBRARY_PATH: own ? `${candidate.libraries}${delimiter}${own}` : candidate.libraries,
        };
      } else if (/No usable sandbox|sandbox_host|setuid sandbox/i.test(reason) && flags.length === 0) {
        flags = NO_SANDBOX;
      } else {
        throw cannotStart(candidate, reason);
      }
    }
  }
}

/** Tells the pages that were opened apart; a process may have several browsers. */
let opened = 0;

/** What pages are asked for through, one for each browser: who leaves it takes the browser's own target along. */
const askings = new WeakMap<Browser, Promise<CDPSession>>();

function askingOf(browser: Browser): Promise<CDPSession> {
  const known = askings.get(browser) ?? browser.target().createCDPSession();
  askings.set(browser, known);
  return known;
}

/**
 * A new page that draws no frames, since nobody looks at it while it is laid out: painting would cost as much as half of the layout. A
 * browser that has no such pages gives one as usual. All other pages of the browser draw theirs; started with a switch of the same name
 * (`--enable-begin-frame-control`), it would draw none in any page, and a screenshot would wait for ever.
 */
export async function openPage(browser: Browser): Promise<Page> {
  const url = `about:blank#${String(++opened)}`;
  const asking = await askingOf(browser);
  try {
    await asking.send('Target.createTarget', { url, enableBeginFrameControl: true });
  } catch {
    return await browser.newPage();
  }
  const ended = new AbortController();
  const end = (): void => {
    ended.abort();
  };
  browser.on('disconnected', end);
  try {
    const target = await browser.waitForTarget((found) => found.url() === url, { signal: ended.signal });
    const page = await target.page();
    if (!page) throw new Error(`Unexpected target ${url} without a page`);
    return page;
  } finally {
    browser.off('disconnected', end);
  }
}

/** The full path of the browser that `launchBrowser` would start. */
export async function browserAt(named?: string): Promise<string> {
  return (await findBrowser(named ?? process.env['PAMPHLETEER_CHROMIUM'])).executable;
}

async function findBrowser(named: string | undefined): Promise<Candidate> {
  if (named) {
    if (!isExecutable(named)) {
      throw new PressError(`Unexpected browser '${named}', expected a program that can be run`, {
        hint: 'PAMPHLETEER_CHROMIUM must be the full path of Chrome, Chromium or Edge; without it, the bundled browser is used.',
      });
    }
    return { executable: named, environment: {} };
  }
  const bundled = await bundledBrowser();
  if (bundled) {
    const { executable, libraries, fontConfig } = bundled;
    return { executable, libraries, environment: { FONTCONFIG_FILE: fontConfig } };
  }
  const installed = systemBrowsers().find(isExecutable);
  if (installed) return { executable: installed, environment: {} };
  throw new PressError('Unexpected machine without a browser, expected Chrome, Chromium or Edge', {
    hint: 'Install one of them, or set PAMPHLETEER_CHROMIUM to the full path of one.',
  });
}

function systemBrowsers(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const commands = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...(APPLICATIONS[process.platform] ?? []), ...commands];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function cannotStart(candidate: Candidate, reason: string): PressError {
  const line =
    reason.split('\n').find((text) => /error|cannot|failed/i.test(text)) ?? reason.split('\n')[0] ?? '';
  return new PressError(
    `Unexpected end of the browser ${candidate.executable} at its start, expected it to run: ${line.trim()}`,
    {
      hint: 'Set PAMPHLETEER_CHROMIUM to the full path of a Chrome, Chromium or Edge that runs on this machine.',
    },
  );
}

/** A page that is busy without end does not close: then the browser goes. */
export async function closePage(browser: Browser, page: Page): Promise<void> {
  const patience = new Promise<'stuck'>((resolve) => setTimeout(resolve, 3000, 'stuck').unref());
  const closed = page.close().then(
    () => 'closed' as const,
    () => 'closed' as const,
  );
  if ((await Promise.race([closed, patience])) === 'stuck') {
    browser.process()?.kill('SIGKILL');
    await browser.close().catch(() => undefined);
  }
}
