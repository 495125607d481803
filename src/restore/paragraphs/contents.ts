import { CHAPTER, endOf, isCapitals, LEADER } from '../lines/index.js';
import type { Placed } from '../edges/index.js';
import type { SetOff } from './lists.js';

/** Titles with leaders that a contents page has at least, and lines that one title takes at most. */
const LEAST = 2;
const LONGEST_TITLE = 3;

/** Titles of a contents page, each with the leader and the folio that end it; a title may take several lines. */
export function contentsIn(placed: readonly Placed[]): Map<Placed, SetOff> {
  const found = new Map<Placed, SetOff>();
  let run: Placed[][] = [];
  let title: Placed[] = [];
  const close = (): void => {
    if (run.length >= LEAST)
      for (const entry of run) entry.forEach((here, i) => found.set(here, { kind: 'item', begins: i === 0 }));
    [run, title] = [[], []];
  };
  for (const here of placed) {
    if (LEADER.test(here.line.text)) {
      // What stands above the first one is no part of it, as far as anything tells.
      run.push(run.length > 0 ? [...title, here] : [here]);
      title = [];
    } else if (goesOn(here, run) && title.length < LONGEST_TITLE - 1) title.push(here);
    else close();
  }
  close();
  return found;
}

/** Whether a line may be the first of a title whose leader stands on the next. */
function goesOn({ line, leaf }: Placed, run: readonly (readonly Placed[])[]): boolean {
  const before = run.at(-1)?.at(-1);
  return (
    before?.leaf === leaf &&
    line.blanks === 0 &&
    endOf(line.text) !== 'stop' &&
    !CHAPTER.test(line.text) &&
    !isCapitals(line.text)
  );
}

/** A title of a contents page with an ellipsis for its leader. */
export function withoutLeader(text: string): string {
  return text.replace(LEADER, ' \u2026 ');
}
