import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { nearest, PressError, placeAt, type Place } from '../../problem.js';

/** A finding that an editor has looked at and keeps: the text is meant. */
export interface Accepted {
  readonly rule: string;
  /** What stands in the file where the finding is; line ends count as spaces. */
  readonly text: string;
  readonly file?: string;
  readonly reason: string;
  /** Where `proof.yaml` says so. */
  readonly place: Place;
}

/** `proof.yaml` read and checked. */
export interface ProofSettings {
  readonly file: string;
  readonly words: readonly string[];
  readonly accepted: readonly Accepted[];
}

const KEYS = ['words', 'accepted'];
const ACCEPTED_KEYS = ['rule', 'text', 'file', 'reason'];

/**
 * Reads `proof.yaml`. `ruleIds` are those that may be accepted; without them any may, as where a book's own rules are not run.
 * Throws a `PressError` with the place where it is not what it should be.
 */
export function readProofSettings(
  file: string,
  text: string,
  ruleIds: readonly string[] | undefined,
): ProofSettings {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const placeOf = (node: unknown): Place => {
    const range = (node as Node | null | undefined)?.range;
    const [from = 0, to = 0] = range ?? [];
    // The range of an entry goes on to where the next begins.
    return placeAt(file, text, from, from + text.slice(from, to).trimEnd().length);
  };
  const refuse = (message: string, node: unknown, hint: string): never => {
    throw new PressError(message, { place: placeOf(node), hint });
  };
  const broken = document.errors[0];
  if (broken)
    throw new PressError(`Unexpected YAML: ${broken.message.split('\n')[0] ?? ''}`, {
      place: placeAt(file, text, broken.pos[0], broken.pos[1]),
      hint: 'Mend the indentation or the quotes there.',
    });
  const root = document.contents;
  if (root === null) return { file, words: [], accepted: [] };
  if (!isMap(root))
    return refuse(
      `Unexpected content, expected the keys ${KEYS.join(' and ')}`,
      root,
      'Begin with “words:”.',
    );

  const textOf = (node: unknown, what: string): string => {
    if (isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number'))
      return String(node.value);
    return refuse(
      `Unexpected ${what}, expected text`,
      node,
      'Put it in quotes if it has a colon or a # in it.',
    );
  };
  const unknownKey = (key: string, known: readonly string[], node: unknown): never => {
    const near = nearest(key, known);
    return refuse(
      `Unexpected key ${key}, expected ${near ?? known.join(', ')}`,
      node,
      `The keys here are ${known.join(', ')}.`,
    );
  };

  const words: string[] = [];
  const accepted: Accepted[] = [];
  for (const { key, value } of root.items) {
    const name = textOf(key, 'key');
    if (!KEYS.includes(name)) unknownKey(name, KEYS, key);
    if (isScalar(value) && value.value === null) continue;
    if (!isSeq(value))
      return refuse(`Unexpected ${name}, expected a list`, value, 'Begin each line with “- ”.');
    for (const item of value.items) {
      if (name === 'words') {
        words.push(textOf(item, 'word'));
        continue;
      }
      if (!isMap(item))
        return refuse('Unexpected entry, expected rule, text and reason', item, 'Write “- rule: …”.');
      const fields = new Map<string, string>();
      for (const field of item.items) {
        const fieldName = textOf(field.key, 'key');
        if (!ACCEPTED_KEYS.includes(fieldName)) unknownKey(fieldName, ACCEPTED_KEYS, field.key);
        fields.set(fieldName, textOf(field.value, fieldName));
      }
      const [rule, found, reason, where] = ['rule', 'text', 'reason', 'file'].map((one) => fields.get(one));
      if (!rule || !found)
        return refuse(
          'Unexpected entry without rule or text, expected both',
          item,
          'Copy them from the finding.',
        );
      if (!reason?.trim())
        return refuse(
          `Unexpected entry for “${found}” without a reason, expected one`,
          item,
          'Say why the text is meant so.',
        );
      if (ruleIds && !ruleIds.includes(rule)) {
        const near = nearest(rule, ruleIds);
        return refuse(
          `Unexpected rule ${rule}, expected ${near ?? 'a rule of this program'}`,
          item,
          'See docs/rules.',
        );
      }
      accepted.push({ rule, text: found, reason, place: placeOf(item), ...(where ? { file: where } : {}) });
    }
  }
  return { file, words, accepted };
}
