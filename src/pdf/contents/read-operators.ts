/** A dictionary as it is written, without its brackets. */
export interface Written {
  readonly written: string;
}

/** An operand: a number, a name with its slash, a list's numbers, a dictionary, or undefined for what is not needed: strings. */
export type Operand = number | string | readonly number[] | Written | undefined;

/** A picture that stands in the content itself (`BI … ID … EI`): its entries, by their short names. */
export type InlinePicture = ReadonlyMap<string, Operand>;

const END_OF_TOKEN = new Uint8Array(256);
for (const mark of '\0\t\n\f\r ()<>[]{}/%') END_OF_TOKEN[mark.charCodeAt(0)] = 1;

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0;

function afterString(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 40) depth++;
    else if (code === 41 && --depth === 0) return at + 1;
  }
  return source.length;
}

/** Where the bytes of an inline picture end; they may hold anything, so `EI` counts only where it stands alone. */
function afterInline(source: string, start: number): number {
  const end = /[\s\0]EI(?=[\s\0]|$)/g;
  end.lastIndex = start;
  const found = end.exec(source);
  return found ? end.lastIndex : source.length;
}

/** Powers of ten by which a whole number can be divided without a second rounding (they are exact in a double). */
const TENS = Array.from({ length: 16 }, (_, power) => 10 ** power);
/** Whole numbers below are exact, with one digit more too. */
const EXACT = 2 ** 49;

/** The number written there, 0 for what is none; digits are added up, since to cut out a string for each takes half of the reading. */
function numberIn(source: string, start: number, end: number): number {
  const sign = source.charCodeAt(start);
  let whole = 0;
  let places = -1;
  let seen = false;
  for (let i = sign === 45 || sign === 43 ? start + 1 : start; i < end; i++) {
    const digit = source.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9 && whole < EXACT && places < 15) {
      whole = whole * 10 + digit;
      seen = true;
      if (places >= 0) places++;
    } else if (digit === -2 && places < 0) places = 0;
    else return Number(source.slice(start, end)) || 0;
  }
  const value = places > 0 ? whole / (TENS[places] ?? 1) : whole;
  return sign === 45 && seen ? -value : value;
}

/**
 * Reads the operators of a content stream, one character a byte, and hands each out with its operands; inline pictures as `EI` with
 * their entries. What is no PDF syntax is passed over, as viewers do. The list of operands is used again for the next operator.
 */
export function readOperators(
  source: string,
  on: (operator: string, operands: readonly Operand[], inline?: InlinePicture) => void,
): void {
  const operands: Operand[] = [];
  let list: number[] | undefined;
  let depth = 0;
  let opened = 0;
  let at = 0;
  const put = (operand: Operand): void => {
    if (depth > 0) return;
    if (!list) operands.push(operand);
    else if (typeof operand === 'number') list.push(operand);
  };
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (isSpace(code)) at++;
    else if (code === 37) {
      while (at < source.length && source.charCodeAt(at) !== 10 && source.charCodeAt(at) !== 13) at++;
    } else if (code === 40) {
      at = afterString(source, at);
      put(undefined);
    } else if (code === 60 && source.charCodeAt(at + 1) === 60) {
      if (depth++ === 0) opened = at + 2;
      at += 2;
    } else if (code === 62 && source.charCodeAt(at + 1) === 62) {
      if (--depth <= 0) {
        depth = 0;
        put({ written: source.slice(opened, at) });
      }
      at += 2;
    } else if (code === 60) {
      const end = source.indexOf('>', at);
      at = end < 0 ? source.length : end + 1;
      put(undefined);
    } else if (code === 91) {
      if (depth === 0) list = [];
      at++;
    } else if (code === 93) {
      const made = list;
      list = undefined;
      put(made);
      at++;
    } else {
      const start = at++;
      while (at < source.length && !END_OF_TOKEN[source.charCodeAt(at)]) at++;
      const first = source.charCodeAt(start);
      if (first === 47) put(source.slice(start, at));
      else if ((first >= 48 && first <= 57) || first === 45 || first === 46 || first === 43) {
        put(numberIn(source, start, at));
      } else if (END_OF_TOKEN[first]) continue;
      else if (depth === 0 && !list) {
        const operator = source.slice(start, at);
        if (operator === 'ID') {
          at = afterInline(source, at);
          const entries = new Map<string, Operand>();
          for (let i = 0; i + 1 < operands.length; i += 2) {
            const key = operands[i];
            if (typeof key === 'string') entries.set(key, operands[i + 1]);
          }
          on('EI', [], entries);
          operands.length = 0;
        } else if (operator === 'BI') {
          operands.length = 0;
        } else if (operator === 'true' || operator === 'false' || operator === 'null') put(operator);
        else {
          on(operator, operands);
          operands.length = 0;
        }
      }
    }
  }
}
