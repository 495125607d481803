import { PressError } from '../../problem.js';
import type { Progress } from '../in-page/orders.js';

/** A clock over one section. */
export interface Clock {
  /** Rejects with a `PressError` when the time is up, and never resolves. */
  readonly ranOut: Promise<never>;
  /** A page is finished: the next one has its time again. */
  readonly tell: (progress: Progress) => void;
  readonly stop: () => void;
}

/** Starts a clock; `budget` is in milliseconds, for each page and for the whole section. */
export function startClock(
  section: string,
  budget: { readonly page: number; readonly section: number },
): Clock {
  let last: Progress = { pages: 0, next: '' };
  let fail: (error: PressError) => void = () => undefined;
  const ranOut = new Promise<never>((_resolve, reject) => (fail = reject));
  ranOut.catch(() => undefined); // stays unobserved when all goes well
  const end = (limit: number): void => {
    const after = last.pages === 0 ? 'before its first page' : `after its page ${last.pages}`;
    const next = last.next ? `, at '${last.next}'` : '';
    fail(
      new PressError(
        `Unexpected halt of the section '${section}' ${after}${next}, expected a page within ${limit / 1000} s`,
        {
          hint: 'Something here cannot be laid out: look for rules that force or forbid breaks, and for very large tables or pictures.',
        },
      ),
    );
  };
  const whole = setTimeout(end, budget.section, budget.section);
  // faces load and all paragraphs are broken before the first page is begun
  const preparation = 3 * budget.page;
  let page = setTimeout(end, preparation, preparation);
  return {
    ranOut,
    tell(progress) {
      last = progress;
      clearTimeout(page);
      // after the last page comes the printing, which has only the section's time
      if (progress.next) page = setTimeout(end, budget.page, budget.page);
    },
    stop() {
      clearTimeout(whole);
      clearTimeout(page);
    },
  };
}
