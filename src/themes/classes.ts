import { everyRule, type StyleSheet } from './style-sheet.js';

/** An element in a selector with its classes: `div.recipe`, `.letter.first`. */
const WITH_CLASSES = /(?<![\w\-.#:[])([a-z][a-z0-9]*)?((?:\.[\p{L}_-][\p{L}\p{N}_-]*)+)/giu;

/** Commas between selectors, not those in brackets. */
const BETWEEN = /,(?![^(]*\))/;

/** What speaks of callouts goes over the look that these have already. */
const OF_CALLOUTS = /\.callout(?![\p{L}\p{N}_-])/u;

/** The classes of blocks that a style sheet has a look for; not those that it knows on other elements only (`th.figures`). */
export function styledIn({ rules }: StyleSheet): readonly string[] {
  return [...everyRule(rules)]
    .filter(({ prelude }) => !prelude.startsWith('@'))
    .flatMap(({ prelude }) => prelude.split(BETWEEN))
    .filter((selector) => !OF_CALLOUTS.test(selector))
    .flatMap((selector) => [...selector.matchAll(WITH_CLASSES)])
    .filter(([, name]) => name === undefined || name.toLowerCase() === 'div')
    .flatMap(([, , classes = '']) => classes.slice(1).split('.'));
}
