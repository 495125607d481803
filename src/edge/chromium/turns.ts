/** A place among those that may work, at the hand that began there. */
export interface Seat {
  readonly hand: number;
  /** Does a job as soon as the hand is free, before what has no seat yet. */
  work<T>(job: () => Promise<T>): Promise<T>;
  /** Gives the place to the next one. */
  leave(): void;
}

/** What is known of a job before it begins. */
export interface Beginning {
  /** How much work it is, in the unit of `worth`. */
  readonly size?: number;
  /** Whether it goes before all others. */
  readonly first?: boolean;
}

/** Who works when. */
export interface Turns {
  /**
   * Does a first job as soon as a seat and a hand are free, in the order of the calls. With `first` it waits for a hand
   * only. The seat stays taken until it is left.
   */
  readonly begin: <T>(job: (seat: Seat) => Promise<T>, how?: Beginning) => Promise<T>;
  /** Begins nothing any more: what waits is refused with the reason, and so is what is asked for later. */
  readonly end: (reason: Error) => void;
}

/** A job, told which hand does it, and how it is refused. */
interface Job {
  readonly done: (hand: number) => Promise<unknown>;
  readonly refuse: (reason: Error) => void;
}

/**
 * Each of so many hands does one job at a time, and what was begun at a hand goes on there. At most `seats` jobs are begun and not
 * left, so that what waits takes no more memory than that. The first hand is there for all; each further one costs something before it
 * works, and is taken on when another `worth` of work has been asked for.
 */
export function turns(hands: number, seats: number, worth = 0): Turns {
  const own = Array.from({ length: hands }, (): { busy: boolean; readonly begun: Job[] } => ({
    busy: false,
    begun: [],
  }));
  const urgent: Job[] = [];
  const waiting: Job[] = [];
  let taken = 0;
  let asked = 0;
  let over: Error | undefined;

  const next = (): void => {
    own.forEach((hand, number) => {
      if (hand.busy || asked < number * worth) return;
      const job = hand.begun.shift() ?? urgent.shift() ?? (taken < seats ? waiting.shift() : undefined);
      if (!job) return;
      hand.busy = true;
      void job.done(number).finally(() => {
        hand.busy = false;
        next();
      });
    });
  };
  const queued = <T>(queue: Job[], job: (hand: number) => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (over) {
        reject(over);
        return;
      }
      queue.push({ done: (hand) => job(hand).then(resolve, reject), refuse: reject });
      next();
    });
  return {
    begin(job, { size = 0, first = false } = {}) {
      asked += size;
      return queued(first ? urgent : waiting, (hand) => {
        taken++;
        let seated = true;
        return job({
          hand,
          work: (more) => queued(own[hand]?.begun ?? urgent, more),
          leave() {
            if (seated) taken--;
            seated = false;
            next();
          },
        });
      });
    },
    end(reason) {
      over = reason;
      for (const queue of [...own.map(({ begun }) => begun), urgent, waiting])
        for (const { refuse } of queue.splice(0)) refuse(reason);
    },
  };
}
