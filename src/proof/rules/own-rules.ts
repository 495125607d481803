import { PressError } from '../../problem.js';
import type { Book } from '../book/index.js';
import type { ReadPassage } from '../text/index.js';
import { defineRule, type Finding, type Rule } from './rule.js';
import { RULES } from './table.js';

const HINT =
  'It exports `rules`, a list of { id, summary, why, examples: { wrong, right }, check(passage, book) }.';

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What is wrong with a finding of a rule that we did not write; undefined where nothing is. */
function faultOf(finding: unknown, length: number): string | undefined {
  if (typeof finding !== 'object' || finding === null) return `${String(finding)} as a finding`;
  const { start, end, expected, note, confidence } = finding as Partial<Record<keyof Finding, unknown>>;
  const isAt = (value: unknown): value is number =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= length;
  if (!isAt(start) || !isAt(end) || start > end)
    return `start ${String(start)} and end ${String(end)} in a text of ${length}`;
  if (!areTexts(expected)) return '`expected` that is no list of texts';
  if (!isText(note)) return 'no `note`';
  if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1))
    return `confidence ${String(confidence)}`;
  return undefined;
}

/** The rule, its mistakes told as those of its file. */
function guarded(file: string, rule: Rule): Rule {
  const refuse = (what: string, cause?: unknown): never => {
    throw new PressError(`Unexpected ${what} from rule ${rule.id} of ${file}`, {
      hint: 'A finding is { start, end, expected: [], note, confidence: 0…1 }, offsets into passage.text.',
      cause,
    });
  };
  const check = (passage: ReadPassage, book: Book): Finding[] => {
    let found: Finding[];
    try {
      found = [...rule.check(passage, book)];
    } catch (error) {
      return refuse(
        `error “${said(error)}” in “${passage.text.slice(0, 40).replaceAll(/\s+/g, ' ')}…”`,
        error,
      );
    }
    for (const finding of found) {
      const fault = faultOf(finding, passage.text.length);
      if (fault !== undefined) refuse(fault);
    }
    return found;
  };
  const { id, summary, why, english, scans, examples } = rule;
  return {
    id,
    summary,
    why,
    examples,
    check,
    ...(english === true && { english }),
    ...(scans === true && { scans }),
  };
}

/**
 * A book's own rules, checked: what its `proof.rules.js` exports as `rules`. Throws a `PressError` that names the file where
 * their shape is not that of rules; so does each rule, later, where it throws or its findings make no sense.
 */
export function readOwnRules(file: string, exported: unknown): readonly Rule[] {
  const refuse = (message: string, cause?: unknown): never => {
    throw new PressError(`${message} in ${file}`, { hint: HINT, cause });
  };
  const list = (exported as { rules?: unknown } | null)?.rules;
  if (!Array.isArray(list)) return refuse('Unexpected exports, expected a list named rules');
  const ids = new Set(RULES.map(({ id }) => id));
  return list.map((value: unknown, index): Rule => {
    const name = `rule ${index + 1}`;
    if (typeof value !== 'object' || value === null) return refuse(`Unexpected ${name}, expected an object`);
    const rule = value as Partial<Record<keyof Rule, unknown>>;
    for (const key of ['id', 'summary', 'why'] as const)
      if (!isText(rule[key])) refuse(`Unexpected ${name} without ${key}, expected text`);
    const { wrong, right } = (rule.examples ?? {}) as Record<string, unknown>;
    if (!areTexts(wrong) || !areTexts(right))
      refuse(`Unexpected ${name} without examples, expected lists of texts, wrong and right`);
    if (typeof rule.check !== 'function') refuse(`Unexpected ${name} without check, expected a function`);
    const whole = value as Rule;
    if (ids.has(whole.id)) refuse(`Unexpected rule id ${whole.id}, expected one that is not taken`);
    ids.add(whole.id);
    try {
      return guarded(file, defineRule(whole));
    } catch (error) {
      return refuse(said(error), error);
    }
  });
}
