import { refused, type Errand } from './origin.js';
import type { CDPSession, Page } from 'puppeteer-core';
import type { Problem } from '../../problem.js';
import type { Progress } from '../in-page/orders.js';

/** Console lines about what the origin and the policy report themselves, better. */
const REPORTED_ELSEWHERE = /^(?:Refused to |Failed to load resource|.*Content Security Policy)/;
const LOCAL_FILE = /^Not allowed to load local resource: (\S+)/;

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
    const local = LOCAL_FILE.exec(line.text());
    if (local?.[1]) errand.problems.push(refused(local[1]));
    else if (['error', 'warn'].includes(line.type()) && !REPORTED_ELSEWHERE.test(line.text())) {
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
    session.send('Runtime.enable'),
    session.send('Runtime.addBinding', { name: 'pamphleteerProgress' }),
    page.evaluateOnNewDocument(
      'globalThis.pamphleteerBlocked = [];' +
        "addEventListener('securitypolicyviolation', (event) => pamphleteerBlocked.push(event.blockedURI));",
    ),
  ]);
  return async () => ((await page.evaluate('pamphleteerBlocked.splice(0)')) as string[]).map(refused);
}
