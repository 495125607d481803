interface Affix {
  readonly strip: string;
  readonly add: string;
  readonly condition: RegExp;
}

interface AffixClass {
  readonly prefix: boolean;
  /** Whether it may stand together with an affix of the other end. */
  readonly crosses: boolean;
  readonly entries: Affix[];
}

function readAffixes(aff: string): Map<string, AffixClass> {
  const classes = new Map<string, AffixClass>();
  for (const line of aff.split(/\r?\n/)) {
    const fields = line.split(/\s+/);
    const [kind, flag, third, fourth, condition] = fields;
    if ((kind !== 'PFX' && kind !== 'SFX') || flag === undefined) continue;
    const known = classes.get(flag);
    if (!known) {
      classes.set(flag, { prefix: kind === 'PFX', crosses: third === 'Y', entries: [] });
      continue;
    }
    const pattern = condition === undefined || condition === '.' ? '' : condition;
    known.entries.push({
      strip: third === '0' || third === undefined ? '' : third,
      add: fourth === '0' || fourth === undefined ? '' : (fourth.split('/')[0] ?? ''),
      condition: new RegExp(kind === 'PFX' ? `^${pattern}` : `${pattern}$`),
    });
  }
  return classes;
}

function apply(word: string, affixes: AffixClass): string[] {
  return affixes.entries.flatMap(({ strip, add, condition }) => {
    if (!condition.test(word)) return [];
    if (affixes.prefix) return word.startsWith(strip) ? [add + word.slice(strip.length)] : [];
    return word.endsWith(strip) ? [word.slice(0, word.length - strip.length) + add] : [];
  });
}

/** Flags of entries that are no words by themselves (parts of compounds) or not to be taken. */
const NOT_WORDS = /^(?:ONLYINCOMPOUND|FORBIDDENWORD|NEEDAFFIX)\s+(\S+)/gm;

/** Every form of a Hunspell dictionary with one-letter flags and single affixes, as the English ones are. */
export function expandHunspell(aff: string, dic: string): string[] {
  const classes = readAffixes(aff);
  const barred = new Set([...aff.matchAll(NOT_WORDS)].map((match) => match[1]));
  const forms: string[] = [];
  for (const line of dic.split(/\r?\n/).slice(1)) {
    const [word = '', flags = ''] = (line.split(/\s/)[0] ?? '').split('/');
    if (word === '' || Array.from(flags).some((flag) => barred.has(flag))) continue;
    forms.push(word);
    const own = Array.from(flags).flatMap((flag) => classes.get(flag) ?? []);
    for (const affixes of own) {
      const derived = apply(word, affixes);
      forms.push(...derived);
      if (!affixes.prefix || !affixes.crosses) continue;
      for (const other of own)
        if (!other.prefix && other.crosses) forms.push(...derived.flatMap((form) => apply(form, other)));
    }
  }
  return forms;
}
