/** A place among those that may work. */
export interface Seat {
  /** Does a job as soon as a hand is free, before those who have no seat yet. */
  work<T>(job: () => Promise<T>): Promise<T>;
  /** Gives the place to the next one. */
  leave(): void;
}

/** Who works when. */
export interface Turns {
  /**
   * Does a first job as soon as a seat and a hand are free, in the order of the calls. With `first` it waits for a hand
   * only. The seat stays taken until it is left.
   */
  readonly begin: <T>(job: (seat: Seat) => Promise<T>, first?: boolean) => Promise<T>;
}

/** At most `hands` jobs are done at once; at most `seats` are begun and not left, so that what waits takes no more memory than that. */
export function turns(hands: number, seats: number): Turns {
  let working = 0;
  let taken = 0;
  const begun: (() => void)[] = [];
  const urgent: (() => void)[] = [];
  const waiting: (() => void)[] = [];

  const next = (): void => {
    while (working < hands) {
      const job = begun.shift() ?? urgent.shift() ?? (taken < seats ? waiting.shift() : undefined);
      if (!job) return;
      job();
    }
  };
  const run = <T>(queue: (() => void)[], job: () => Promise<T>, sits: boolean): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      queue.push(() => {
        working++;
        if (sits) taken++;
        job()
          .then(resolve, reject)
          .finally(() => {
            working--;
            next();
          });
      });
      next();
    });
  return {
    begin(job, first = false) {
      let seated = true;
      const seat: Seat = {
        work: (more) => run(begun, more, false),
        leave() {
          if (seated) taken--;
          seated = false;
          next();
        },
      };
      return run(first ? urgent : waiting, () => job(seat), true);
    },
  };
}
