import type { Channel } from './channel.js';

/** A word that a form with figures or signs in it may have been, and the ln of how often scans misread it so. */
export interface SignReading {
  readonly form: string;
  readonly weight: number;
}

/** Characters of a stretch that is misread as a whole. */
const LONGEST = 3;
/** A form needs no more readings than this. */
const MOST = 60;
const LETTER = /[\p{L}\p{M}]/u;

/**
 * What `seen` may have been, in small letters, likeliest first: its letters as they are, its figures and signs as scans misread
 * letters so, alone or with letters beside them. An apostrophe inside may stay one.
 */
export function readSigns(channel: Channel, seen: string): readonly SignReading[] {
  const plain = seen.replaceAll(/[’‘]/g, "'");
  const ends: SignReading[][] = [[{ form: '', weight: 0 }], ...Array.from(plain, () => [])];
  for (let at = 0; at < plain.length; at++) {
    const here = (ends[at] as SignReading[]).sort((a, b) => b.weight - a.weight).slice(0, MOST);
    const letter = plain.charAt(at);
    if (LETTER.test(letter) || (letter === "'" && at > 0))
      for (const { form, weight } of here) ends[at + 1]?.push({ form: form + letter, weight });
    for (let size = 1; size <= LONGEST && at + size <= plain.length; size++) {
      const stretch = plain.slice(at, at + size);
      if (/^\p{L}*$/u.test(stretch)) continue;
      for (const reading of channel.meantBy(stretch))
        for (const { form, weight } of here)
          ends[at + size]?.push({ form: form + reading.meant, weight: weight + reading.weight });
    }
  }
  const best = new Map<string, number>();
  for (const { form, weight } of ends[plain.length] as SignReading[])
    if (form !== '' && weight > (best.get(form) ?? -Infinity)) best.set(form, weight);
  return [...best]
    .map(([form, weight]) => ({ form, weight }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST);
}
