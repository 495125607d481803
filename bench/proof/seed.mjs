// Errors as scans make them, put into clean texts; the same on every run.
import fs from 'node:fs';
import path from 'node:path';

/** Where the test material is. */
export const ROOT =
  process.env.PROOF_CORPORA ?? path.join(import.meta.dirname, '..', '..', '..', 'shared', 'corpora');

/** A generator of numbers that is the same on every run. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const channel = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, '../../src/proof/data/ocr-channel.json'), 'utf8'),
);
const misread = new Map();
for (const [pair, weight] of Object.entries(channel.pairs)) {
  const [seen, meant] = pair.split('>');
  if (meant === '' || weight < -4.5 || !/^[a-z]*$/.test(seen)) continue;
  misread.set(meant, [...(misread.get(meant) ?? []), [seen, Math.exp(weight)]]);
}

/** One word misread as a scan would: by a known confusion, or cut in two. Undefined where nothing fits. */
function spoil(word, rnd) {
  const kind = rnd();
  if (kind < 0.1 && word.length > 4) {
    const cut = 2 + Math.floor(rnd() * (word.length - 3));
    return [word.slice(0, cut) + (rnd() < 0.3 ? '- ' : rnd() < 0.3 ? '-' : ' ') + word.slice(cut), 'split'];
  }
  if (kind < 0.16) {
    const at = Math.floor(rnd() * word.length);
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const letter = letters[Math.floor(rnd() * 26)];
    const form = [
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + letter + word.slice(at),
      word.slice(0, at) + letter + word.slice(at + 1),
    ][Math.floor(rnd() * 3)];
    return word.length > 2 && form !== word ? [form, 'typo'] : undefined;
  }
  const options = [];
  const lower = word.toLowerCase();
  for (let at = 0; at < word.length; at++)
    for (let size = 1; size <= 3 && at + size <= word.length; size++)
      for (const [seen, rate] of misread.get(lower.slice(at, at + size)) ?? [])
        options.push([word.slice(0, at) + seen + word.slice(at + size), rate]);
  let left = rnd() * options.reduce((sum, [, rate]) => sum + rate, 0);
  for (const [form, rate] of options)
    if ((left -= rate) <= 0) return form === '' ? undefined : [form, 'misread'];
  return undefined;
}

/** A text with errors put in at `rate` a word, and where they are. */
export function seeded(text, rate, seed) {
  const rnd = random(seed);
  const errors = [];
  let out = '';
  let last = 0;
  for (const match of text.matchAll(/[A-Za-z]+(?:[’'][a-z]+)?/g)) {
    if (rnd() > rate) continue;
    const end = match.index + match[0].length;
    if (match.index < last) continue;
    let form;
    let until = end;
    let cls;
    if (rnd() < 0.09) {
      const next = /^ ([a-z]+)/.exec(text.slice(end, end + 30));
      if (!next) continue;
      until = end + next[0].length;
      form = match[0] + next[1];
      cls = 'joined';
    } else {
      const spoilt = spoil(match[0], rnd);
      if (!spoilt) continue;
      [form, cls] = spoilt;
    }
    out += text.slice(last, match.index);
    errors.push({
      start: out.length,
      end: out.length + form.length,
      ocr: form,
      gt: text.slice(match.index, until),
      class: cls,
    });
    out += form;
    last = until;
  }
  return { text: out + text.slice(last), errors };
}
