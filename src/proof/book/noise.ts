/** A text counts as if so many clean words stood before it: one error makes no bad scan of a short one. */
const CLEAN_WORDS = 600;
/** Tokens on each side that make a place. */
const NEAR = 40;
/** ln share of unknown words in a proofed book, and in a scan that nobody has read yet. */
const CLEAN = -6.5;
const DIRTY = -3.5;

/** How much of a text is no word of any language that it is written in. */
export interface Noise {
  /** ln of the share of unknown lower-case words: about −9 in a clean book, −3 in a bad scan. */
  readonly whole: number;
  /** The same from 0, a clean book, to 1, a bad scan. */
  readonly dirt: number;
  /** The noise of the forty tokens before and after one of the book's tokens, itself not counted. */
  at(token: number): number;
}

/** Notes, token by token, what may be noise; which of it is noise shows only when the whole text has been read. */
export interface NoiseMeter {
  /** The next token: `undefined` for one that is no noise, the form of a word that may be, '' for what is noise in any case. */
  note(form: string | undefined): void;
  /**
   * The noise, when every token has been noted. `unknown` of `words` lower-case words are noise, those that `isNoise` holds for, but for
   * tokens that are meant.
   */
  read(
    unknown: number,
    words: number,
    isNoise: (form: string) => boolean,
    isMeant?: (token: number) => boolean,
  ): Noise;
}

/** A meter with nothing noted yet. */
export function noiseMeter(): NoiseMeter {
  // Per token a place in the list of forms, which begins with the one that is no noise.
  const forms: string[] = [''];
  let marks = new Uint32Array(1 << 16);
  let total = 0;
  return {
    note(form) {
      if (total === marks.length) {
        const grown = new Uint32Array(2 * total);
        grown.set(marks);
        marks = grown;
      }
      if (form !== undefined) marks[total] = forms.push(form) - 1;
      total++;
    },
    read(unknown, words, isNoise, isMeant) {
      const before = new Uint32Array(total + 1);
      for (let i = 0; i < total; i++) {
        const mark = marks[i] as number;
        const noisy = mark > 0 && isNoise(forms[mark] as string) && isMeant?.(i) !== true;
        before[i + 1] = (before[i] as number) + (noisy ? 1 : 0);
      }
      const sum = (at: number): number => before[at] ?? 0;
      const whole = Math.log((unknown + 0.3) / (words + CLEAN_WORDS));
      return {
        whole,
        dirt: Math.min(1, Math.max(0, (whole - CLEAN) / (DIRTY - CLEAN))),
        at(token) {
          const from = Math.max(0, token - NEAR);
          const to = Math.min(total, token + NEAR + 1);
          const own = sum(token + 1) - sum(token);
          return Math.log((sum(to) - sum(from) - own + 0.2) / (to - from + 20));
        },
      };
    },
  };
}

/** Below this a book is so clean that what looks odd is meant, unless it stands alone. */
const NEARLY_CLEAN = 0.35;

/** Whether a book has next to no noise. */
export function isNearlyClean({ dirt }: Pick<Noise, 'dirt'>): boolean {
  return dirt < NEARLY_CLEAN;
}
