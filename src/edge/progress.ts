/** Where progress is shown: standard error, and whether a person watches it. */
export interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}

/** One line that tells what is being done: written over itself on a terminal, a line a stage elsewhere. */
export interface ProgressLine {
  readonly stage: (name: string) => void;
  /** Pages finished in the stage so far; shown on a terminal only, with the rate. */
  readonly pages: (done: number) => void;
  /** Takes the line away; what was written as lines stays. */
  readonly end: () => void;
}

/** At most this often is the line written anew, in milliseconds. */
const PACE = 100;

/** Milliseconds from some time on. `performance` would take ten of them at its first look, to be loaded. */
const milliseconds = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Progress on a screen; `clock` gives milliseconds. */
export function progressOn(screen: Screen, clock = milliseconds): ProgressLine {
  const live = screen.isTTY === true;
  let current = '';
  let began = 0;
  let written = 0;
  const over = (text: string): void => void screen.write(`\r\u001b[K${text}`);
  return {
    stage(name) {
      current = name;
      began = clock();
      written = 0;
      if (live) over(`${name} …`);
      else screen.write(`${name}\n`);
    },
    pages(done) {
      const now = clock();
      if (!live || now - written < PACE) return;
      written = now;
      const rate = done / Math.max(0.001, (now - began) / 1000);
      over(`${current}: ${String(done)} pages, ${rate.toFixed(0)} a second`);
    },
    end() {
      if (live) over('');
    },
  };
}
