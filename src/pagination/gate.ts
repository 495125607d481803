/** A gate that so many may have passed and not left; whoever comes next waits, in the order of the calls. */
export interface Gate {
  readonly pass: () => Promise<void>;
  readonly leave: () => void;
}

export function gate(places: number): Gate {
  const waiting: (() => void)[] = [];
  let free = places;
  return {
    async pass() {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    leave() {
      const next = waiting.shift();
      if (next) next();
      else free++;
    },
  };
}
