import { isBytes, isName, isRef, isStream, type Value } from './objects.js';

/** A number as PDF wants it: no exponent, at most eight decimals. */
export function number(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const plain = String(value);
  if (!plain.includes('e') && plain.length < 12) return plain;
  return value.toFixed(8).replace(/\.?0+$/, '');
}

const escapeName = (value: string): string =>
  /^\/[\w\-.+:]*$/.test(value)
    ? value
    : `/${value.slice(1).replace(/[^\w\-.+:]/g, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

const string = (bytes: string): string =>
  /^[\x20-\x7e]*$/.test(bytes)
    ? `(${bytes.replace(/[\\()]/g, '\\$&')})`
    : `<${Buffer.from(bytes, 'latin1').toString('hex')}>`;

/** A value in PDF syntax. `numberOf` gives an object's number in the new file, 0 for one that is not there. */
export function syntax(value: Value, numberOf: (id: number) => number): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return String(value);
  if (isName(value)) return escapeName(value);
  if (isBytes(value)) return string(value.bytes);
  if (isRef(value)) {
    const id = numberOf(value.id);
    return id ? `${id} 0 R` : 'null';
  }
  if (Array.isArray(value)) return `[${value.map((item) => syntax(item, numberOf)).join(' ')}]`;
  const entries = isStream(value) ? value.dict : value;
  let out = '<<';
  for (const [key, item] of entries) out += `${escapeName(`/${key}`)} ${syntax(item, numberOf)}`;
  return `${out}>>`;
}
