import type { Problem } from '../problem.js';
import { placeOf, type Complaints } from './complaints.js';
import { familyNamed, type Face } from './faces.js';
import { everyRule, type StyleSheet } from './style-sheet.js';

const GENERIC = /^(?:serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-[a-z-]+|math|emoji|fangsong)$/i;
const INHERITED = /^(?:inherit|initial|unset|revert)$/i;

/**
 * Complains of every typeface that a sheet asks for and nothing declares: one of the machine would stand in for it. So it would for a letter
 * that a face lacks where no face of the text comes behind it, which is told.
 */
export function checkFamilies(
  sheet: StyleSheet,
  faces: readonly Face[],
  complaints: Complaints,
): readonly Problem[] {
  const problems: Problem[] = [];
  const declared = new Set(faces.map(({ family }) => family.toLowerCase()));
  for (const { prelude, declarations } of everyRule(sheet.rules)) {
    if (/^@font-face$/i.test(prelude)) continue;
    for (const { name, value, at } of declarations) {
      const list = listIn(name, value);
      if (list === undefined || INHERITED.test(list.trim())) continue;
      let known = 0;
      let ends = name === '--text-face';
      for (const written of list.split(',').map((one) => one.trim())) {
        ends ||= written.startsWith('var(');
        if (written.startsWith('var(')) known++;
        else if (declared.has(familyNamed(written)?.toLowerCase() ?? '')) known++;
        else if (!(known > 0 && GENERIC.test(written))) {
          complaints.complain(sheet, {
            at,
            message: `Unexpected typeface ${written}, expected one that a @font-face declares: ${[...new Set(faces.map(({ family }) => family))].join(', ') || 'there is none'}`,
            hint: 'No face of the machine is used: put the file into the theme and declare it, or name a family that is there.',
          });
        }
      }
      if (!ends) {
        problems.push({
          ruleId: 'theme-family',
          severity: 'warning',
          message: `Unexpected ${name}: ${value}, expected var(--text-face) at its end`,
          place: placeOf(sheet, at),
          note: 'A letter that the face does not have would be set in one of the engine.',
        });
      }
    }
  }
  return problems;
}

/** The list of families that a declaration has: `--text-face` and its like are such lists. */
function listIn(name: string, value: string): string | undefined {
  const plain = value.replace(/\s*!\s*important$/i, '');
  if (name === 'font-family' || /^--(?:text|code|head|math)-face$/.test(name)) return plain;
  // behind the size, which everything else in the shorthand stands before
  if (name === 'font')
    return /(?:^|\s)(?:[\d.]+[a-z%]+|var\([^()]*\)|calc\(.*?\))(?:\s*\/\s*\S+)?\s+((?:["'a-z]|var\().*)$/i.exec(
      plain,
    )?.[1];
  return undefined;
}
