/**
 * What chance makes has no end. `npm test` asks often enough to see a promise broken that is broken at all; `npm run test:chance` runs the same
 * tests with all that is written in them.
 */
const ALL = process.env['TEST_CHANCE'] === 'all';

/** So many runs of a property, or a fifth of them. */
export const runs = (all: number): number => (ALL ? all : Math.ceil(all / 5));

/** Seeds of long texts, or the first of them. */
export const seeds = (...all: readonly number[]): readonly number[] => (ALL ? all : all.slice(0, 1));
