import { nearest } from '../problem.js';
import type { Complaints } from './complaints.js';
import { everyRule, type Rule, type StyleSheet } from './style-sheet.js';

/** At-rules that paged.js and the engine both understand, and that ask for nothing from elsewhere. */
const KNOWN = [
  '@charset',
  '@counter-style',
  '@font-face',
  '@font-feature-values',
  '@media',
  '@page',
  '@supports',
];

/** `:first-child` and its like, and `+` and `~`, but inside brackets of attributes. */
const BY_PLACE =
  /:(?:(?:first|last|only)-(?:child|of-type)|nth-(?:last-)?(?:child|of-type|col)\b)|[+~](?!=)(?![^()]*[n\d]\s*\))/gi;

/**
 * Complains of what a browser would do and pages cannot, in a style sheet that a book brings along.
 * @param pages whether it is for pages of the text; a cover is one page, and may ask what comes first
 */
export function checkRules(sheet: StyleSheet, pages: boolean, complaints: Complaints): void {
  for (const fault of sheet.faults) complaints.complain(sheet, fault);
  for (const rule of everyRule(sheet.rules)) {
    if (rule.prelude.startsWith('@')) checkAtRule(sheet, rule, complaints);
    else if (pages) checkSelector(sheet, rule, complaints);
    if (pages) checkHeads(sheet, rule, complaints);
  }
}

/** A page, by what is on it. */
const PAGE_BY_TEXT = /\.pagedjs_\w*page\b[^\s,>+~]*:has\(/i;

/** Heads and folios are made apart from the text: they cannot look into it. */
function checkHeads(sheet: StyleSheet, { prelude, at, declarations }: Rule, complaints: Complaints): void {
  const hint =
    'Heads are made apart from the text. Name what they say with string-set, and pages that differ with page: .plate-page { page: plate } and @page plate { }.';
  const byText = PAGE_BY_TEXT.exec(prelude);
  if (byText)
    complaints.complain(sheet, {
      at: at + byText.index,
      message: 'Unexpected page that is told by what is on it, expected @page with a name',
      hint,
    });
  for (const { name, value, at: place } of declarations) {
    if (name === 'position' && /^running\(/i.test(value))
      complaints.complain(sheet, {
        at: place,
        message: `Unexpected position: ${value}, expected string-set`,
        hint,
      });
  }
}

function checkAtRule(sheet: StyleSheet, { prelude, at }: Rule, complaints: Complaints): void {
  const name = (/^@[\w-]+/.exec(prelude)?.[0] ?? '@').toLowerCase();
  // boxes in the margins, and the area of notes
  if (KNOWN.includes(name) || MARGIN_BOX.test(name)) return;
  if (name === '@import') {
    complaints.complain(sheet, {
      at,
      message: 'Unexpected @import, expected the rules themselves',
      hint: 'Name the style sheets in book.yaml, each going before those in front of it: theme: [tract, ./look].',
    });
    return;
  }
  const near = nearest(name, KNOWN);
  complaints.complain(sheet, {
    at,
    message: `Unexpected ${name}, expected ${near === undefined ? `one of ${KNOWN.join(', ')}` : near}`,
  });
}

const MARGIN_BOX =
  /^@(?:(?:top|bottom)-(?:left|center|right)(?:-corner)?|(?:left|right)-(?:top|middle|bottom)|footnote)$/;

function checkSelector(sheet: StyleSheet, { prelude, at }: Rule, complaints: Complaints): void {
  for (const found of prelude.matchAll(BY_PLACE)) {
    // rows are never cut: a cell is first in its row wherever that stands
    if (
      /(?:^|[\s>,(])(?:td|th)(?:[.:[][^\s>+~,]*)?$/i.test(prelude.slice(0, found.index)) &&
      found[0].startsWith(':')
    )
      continue;
    complaints.complain(sheet, {
      at: at + found.index,
      message: `Unexpected ${found[0]} in a selector, expected one that holds on any page`,
      hint: 'Whatever a page begins with is first in its parent. Classes say it instead: .first is a paragraph that follows none, .opener a heading that opens a chapter.',
    });
  }
}
