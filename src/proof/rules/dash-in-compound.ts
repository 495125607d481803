import { defineRule } from './rule.js';
import { asksForMore } from './sentence.js';

const NUMBER = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/;
const UNIT =
  /^(?:one|two|three|four|five|six|seven|eight|nine|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)$/;
const TO_DAY = /^(?:day|night|morrow)$/;
const TIGHT =
  /(?<![\p{L}\p{M}\d’'—–])(?<first>\p{L}\p{Ll}+)(?<dash>[—–])(?<second>\p{Ll}{2,})(?![\p{L}\p{M}\d’'—–])/gu;
/** A compound of three, its other hyphen being one: `men-at—arms`, `son—in-law`. */
const OF_THREE =
  /(?<![\p{L}\p{M}’'-])\p{Ll}+(?:-(?:at|in|of|to|by|on|the)[—–]|[—–](?:at|in|of|to|by|on|the)-)\p{Ll}+(?![\p{L}-])/gu;

/** A dash inside a compound: `story—teller`. */
export const dashInCompound = defineRule({
  id: 'dash-in-compound',
  summary: 'A dash where a compound has its hyphen: `story—teller`',
  why: 'Scans read a hyphen as a dash. Only compounds that the book writes with a hyphen elsewhere are found, numbers, `to-day`, and those of three parts with one hyphen left.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'The story-teller and another story-teller came; the [[story—teller→story-teller]] sat down.',
      'There were [[thirty—three→thirty-three]] of them.',
      'It has come from the sea [[to—day→to-day]] with the tide.',
      'He sent a force of [[men-at—arms→men-at-arms]] to them.',
    ],
    right: [
      'He came—late as ever—to the house, and the man—his brother—was there.',
      'A well-known man—in fact, the king—came to—well, to see it.',
    ],
  },
  *check({ text }, book) {
    if (!/[—–]/.test(text)) return;
    for (const match of text.matchAll(TIGHT)) {
      const { first = '', second = '' } = match.groups ?? {};
      const norm = first.toLowerCase();
      const known =
        (NUMBER.test(norm) && UNIT.test(second)) ||
        (norm === 'to' && TO_DAY.test(second)) ||
        (!asksForMore(second) && book.countCompound(norm, second) > 0);
      if (!known) continue;
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [`${first}-${second}`],
        note: 'A compound has a hyphen.',
        confidence: 0.75 + 0.15 * book.dirt,
      };
    }
    for (const match of text.matchAll(OF_THREE))
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [match[0].replace(/[—–]/, '-')],
        note: 'The other hyphen of the compound is one.',
        confidence: 0.8,
      };
  },
});
