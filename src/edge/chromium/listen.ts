import { refused, type Errand } from './origin.js';
import type { CDPSession, Page } from 'puppeteer-core';
import type { Problem } from '../../problem.js';
import type { Progress } from '../in-page/orders.js';

/** Turns what the page complains of into problems. Resolves to a reader of what the page's policy has blocked since it was last read. */
export async function listen(
  page: Page,
  session: CDPSession,
  errand: Errand,
  onProgress: (progress: Progress) => void,
): Promise<() => Promise<Problem[]>> {
  page.on('pageerror', (error) => {
    const text = error instanceof Error ? error.message : String(error);
    errand.problems.push({
      ruleId: 'page-error',
      severity: 'error',
      message: `Unexpected error in the page: ${text}`,
    });
  });
  page.on('console', (line) => {
    if (['error', 'warn'].includes(line.type())) {
      errand.problems.push({
        ruleId: 'page-console',
        severity: line.type() === 'error' ? 'error' : 'warning',
        message: `Unexpected line from the page's console: ${line.text()}`,
      });
    }
  });
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === 'pamphleteerProgress') onProgress(JSON.parse(payload) as Progress);
  });
  await Promise.all([
    silenceEngine(page),
    session.send('Runtime.enable'),
    session.send('Runtime.addBinding', { name: 'pamphleteerProgress' }),
    page.evaluateOnNewDocument(
      'globalThis.pamphleteerBlocked = [];' +
        "addEventListener('securitypolicyviolation', (event) => pamphleteerBlocked.push(event.blockedURI));",
    ),
  ]);
  return async () => ((await page.evaluate('pamphleteerBlocked.splice(0)')) as string[]).map(refused);
}

/**
 * Keeps the engine's own remarks from being written, such as one, with a stack trace, for each style that is asked for in what is hidden: they take
 * a twelfth of a book's processor time. What they would tell of is told by the origin, the policy and the faces. puppeteer asks for them on a session that its types do not show.
 */
async function silenceEngine(page: Page): Promise<void> {
  await (page as unknown as { readonly _client?: () => CDPSession })._client?.().send('Log.disable');
}
