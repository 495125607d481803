/** Work that is called for again and again. */
export interface Turn {
  /** Calls for the work: it begins when nobody has called for a while. */
  readonly call: () => void;
  /** Nothing is begun any more; resolves when what is under way is done. */
  readonly end: () => Promise<void>;
}

/** Milliseconds. */
export interface Patience {
  /** Without a call before the work begins: an editor that saves writes, renames and deletes. */
  readonly quiet: number;
  /** After the first call the work begins, however many follow. */
  readonly longest: number;
}

/**
 * Work that is done once for many calls, and never twice at once: what is called for while it is under way is done once more after
 * it, and then only.
 * @param work must not reject
 */
export function inTurn(work: () => Promise<void>, { quiet, longest }: Patience): Turn {
  let waiting: NodeJS.Timeout | undefined;
  let last = 0;
  let running: Promise<void> | undefined;
  let again = false;
  let ended = false;

  const begin = (): void => {
    waiting = undefined;
    last = 0;
    again = false;
    running = work().finally(() => {
      running = undefined;
      if (again) call();
    });
  };
  const call = (): void => {
    if (ended) return;
    if (running) {
      again = true;
      return;
    }
    const now = Date.now();
    last ||= now + longest;
    clearTimeout(waiting);
    waiting = setTimeout(begin, Math.max(0, Math.min(quiet, last - now)));
  };
  return {
    call,
    async end() {
      ended = true;
      clearTimeout(waiting);
      await running;
    },
  };
}
