import type { FolioOf, Section } from '../book/index.js';
import { breath } from '../breath.js';
import type { Problem } from '../problem.js';
import { after, located, placed, type Numbering } from './folios.js';
import { gate, type Gate } from './gate.js';
import type { PlacedShard } from './pages.js';
import { furnishing } from './furnish.js';
import { inForceAfter, type InForce } from './strings.js';
import { turned } from './turned.js';
import type { LaidPage, LaidShard, PrintedShard, Serve, Shard, Start, Typesetter } from './typesetter.js';

/** A run of sections whose pages are numbered together, from 1, which is a recto, or on from another run. */
export interface Run {
  readonly sections: readonly Section[];
  readonly numbering: Numbering;
  /** Where it begins, if not on page 1 with nothing before it; asked before each round. */
  readonly from?: () => Promise<Onward>;
  /** Whether a section must open on a recto. */
  readonly opensOnRecto: (section: Section) => boolean;
  /** Whether a style tells sides apart in its text. */
  readonly tellsSides?: boolean;
  /** A section's document; it may ask what folio something has. */
  readonly documentOf: (section: Section, folioOf: FolioOf) => string | Promise<string>;
}

/** Where a run goes on from another one, and what that has said to heads. */
export interface Onward extends Start {
  readonly inForce: InForce;
}

/** Folios printed in a text can move its pages, and so change the folios: after so many rounds they are as they are. */
const MOST_ROUNDS = 5;

const FIRST: Onward = { page: 1, side: 'recto', inForce: {} };

/** Sections made for each shard that is being laid out: the engine finds the next one ready, and its answers are not kept waiting by more. */
const AHEAD = 2;

/** A section as it is to be laid out, with what it was told of other pages. */
interface Draft {
  readonly html: string;
  readonly told: ReadonlyMap<string, string | undefined>;
}

/** A shard of a round, where it stands. */
interface Done extends PrintedShard {
  readonly html: string;
  readonly laid: LaidShard;
  readonly start: Start;
  readonly blanksBefore: number;
}

/** Another run, laid out at the same time, whose folios this one prints. */
export interface Beside {
  readonly folios: ReadonlyMap<string, string>;
  /** When they are what they will be. */
  readonly done: Promise<unknown>;
}

/** A run laid out; its furniture is that of all its pages, in order. */
export interface LaidRun {
  readonly shards: readonly PlacedShard[];
  readonly furniture: readonly Uint8Array[];
  readonly problems: readonly Problem[];
}

/**
 * Lays a run out, its sections side by side; has heads and folios made as soon as it is known where pages stand. What was told a folio that
 * turns out to be another is laid out again, and so is what it moves to another side where that matters, until nothing changes.
 * @param folios of what is laid out: those of the run are added as soon as all its pages are in their places, and `onPlaced` is told where the next run begins
 */
export async function layRun(
  run: Run,
  folios: Map<string, string>,
  typesetter: Typesetter,
  serve: Serve,
  { beside, onPlaced }: { readonly beside?: Beside; readonly onPlaced?: (end: Onward) => void } = {},
): Promise<LaidRun> {
  const ahead = gate(AHEAD * (typesetter.atOnce ?? Infinity));
  const folioOf: FolioOf = (id) => folios.get(id) ?? beside?.folios.get(id);
  let drafts = inTurn(run.sections, ahead, (section) => draft(run, section, folioOf));
  let done: readonly Done[] = [];
  for (let round = 1; ; round++) {
    const from = (await run.from?.()) ?? FIRST;
    const work = layOut(run, drafts, ahead, done, typesetter, serve, from);
    const printing = Promise.all(work.map((shard) => shard.done));
    printing.catch(() => undefined); // the failure is that of the round
    const furniture = furnishing(typesetter, serve, from.inForce);
    const made = Promise.all(
      work.map(async ({ standing }) => {
        furniture.add(await standing);
      }),
    ).then(() => furniture.end());
    made.catch(() => undefined); // it too
    const standing = await Promise.all(work.map((shard) => shard.standing));
    const all = standing.flatMap(({ pages, start }) => placed(pages, start, run.numbering));
    for (const id of new Set(all.flatMap(({ ids }) => ids))) folios.delete(id);
    for (const { ids, label } of all) for (const id of ids) if (!folios.has(id)) folios.set(id, label);
    const last = standing.at(-1);
    const inForce = inForceAfter(all, from.inForce);
    onPlaced?.(last ? { ...after(last.start, last.pages.length), inForce } : from);
    done = await printing;
    await beside?.done;
    const laid = await Promise.all(drafts);
    const wrong = laid.map(({ told }) => [...told].some(([id, folio]) => folioOf(id) !== folio));
    const moved = (await run.from?.()) ?? FIRST;
    const stays = JSON.stringify(moved) === JSON.stringify(from);
    const shards = done.map((shard, i) => inPlace(shard, run, run.sections[i]));
    const isSettled = stays && !wrong.includes(true);
    if (isSettled || round === MOST_ROUNDS) {
      const unsettledOnes = run.sections.filter((_, i) => wrong[i]).map(unsettled);
      const { pdfs, problems } = await made;
      return { shards, furniture: pdfs, problems: [...problems, ...unsettledOnes] };
    }
    drafts = inTurn(
      run.sections,
      ahead,
      (section, i) => (wrong[i] ? undefined : laid[i]) ?? draft(run, section, folioOf),
    );
  }
}

/** One draft after the other, each when those before are laid out but a few. */
function inTurn(
  sections: readonly Section[],
  ahead: Gate,
  make: (section: Section, index: number) => Draft | Promise<Draft>,
): readonly Promise<Draft>[] {
  let before = Promise.resolve();
  return sections.map((section, i) => {
    const made = before.then(() => ahead.pass()).then(() => make(section, i));
    // the engine's answers are heard between two drafts
    before = made.then(breath);
    before.catch(() => undefined); // the failure is the draft's
    return made;
  });
}

async function draft(run: Run, section: Section, folioOf: FolioOf): Promise<Draft> {
  const told = new Map<string, string | undefined>();
  const html = await run.documentOf(section, (id) => {
    const folio = folioOf(id);
    told.set(id, folio);
    return folio;
  });
  return { html, told };
}

/** Pages where they stand. */
interface Standing {
  readonly pages: readonly LaidPage[];
  readonly start: Start;
  readonly html: string;
}

/** A shard of a round: where its pages stand, and then the pages printed. */
interface Working {
  readonly standing: Promise<Standing>;
  readonly done: Promise<Done>;
}

function layOut(
  run: Run,
  drafts: readonly Promise<Draft>[],
  ahead: Gate,
  before: readonly Done[],
  typesetter: Typesetter,
  serve: Serve,
  from: Start,
): readonly Working[] {
  let free = Promise.resolve(from);
  return drafts.map((drafted, i) => {
    const section = run.sections[i];
    const laying = drafted.then(async ({ html }) => {
      const shard: Shard = {
        ...{ id: section?.id ?? '', html },
        ...(section && { role: section.role }),
        ...(run.tellsSides && { tellsSides: true }),
      };
      const earlier = before[i]?.html === html ? before[i] : undefined;
      return { shard, earlier, laid: earlier?.laid ?? (await typesetter.lay(shard, serve)) };
    });
    laying.then(ahead.leave, ahead.leave);
    const placing = Promise.all([free, laying]).then(async ([at, { shard, earlier, laid }]) => {
      const start = section && run.opensOnRecto(section) && at.side === 'verso' ? after(at, 1) : at;
      const isPrinted = earlier && (!laid.dependsOnSide || earlier.start.side === start.side);
      const own = earlier && !isPrinted ? await typesetter.lay(shard, serve, start.side) : laid;
      const pages = isPrinted ? earlier.pages : await own.place(start.side);
      const done = async (): Promise<Done> => ({
        ...(isPrinted ? earlier : await own.print()),
        ...{ html: shard.html, laid: own, start, blanksBefore: start.page - at.page },
      });
      return { start, pages, html: shard.html, done };
    });
    free = placing.then(({ start, pages }) => after(start, pages.length));
    free.catch(() => undefined); // the failure is `placing`'s
    return { standing: placing, done: placing.then(({ done }) => done()) };
  });
}

function inPlace(done: Done, run: Run, section: Section | undefined): PlacedShard {
  const { laid, start } = done;
  const isTurned = !laid.dependsOnSide && start.side === 'verso';
  const pages = placed(isTurned ? done.pages.map(turned) : done.pages, start, run.numbering);
  return {
    pdf: done.pdf,
    ...(done.readings && { readings: done.readings }),
    pages,
    problems: located(done.problems, pages),
    section: section?.id ?? '',
    ...(section?.part !== undefined && { part: section.part }),
    blanksBefore: done.blanksBefore,
  };
}

function unsettled({ id }: Section): Problem {
  return {
    ruleId: 'folios-unsettled',
    severity: 'warning',
    message: `Unexpected change of page numbers in the section '${id}' after ${String(MOST_ROUNDS)} rounds, expected them to settle`,
    note: 'A page number printed here moves the text that it refers to. It may be one off.',
  };
}
