import type { Element } from 'hast';
import { roman } from '../../roman.js';
import { hasClass } from '../model/index.js';

/** The number of a list's item as paper shows it: `3.`, `c.`, `(iii)`. */
export function numeralOf(list: Element, number: number): string {
  const { type } = list.properties;
  const write = typeof type === 'string' && Object.hasOwn(WAYS, type) ? WAYS[type] : undefined;
  const said = number > 0 && write ? write(number) : String(number);
  if (hasClass(list, 'bracketed')) return `(${said})`;
  return hasClass(list, 'closed') ? `${said})` : `${said}.`;
}

const WAYS: Readonly<Record<string, (number: number) => string>> = {
  a: letters,
  A: (number) => letters(number).toUpperCase(),
  i: (number) => (number < 4000 ? roman(number) : String(number)),
  I: (number) => (number < 4000 ? roman(number).toUpperCase() : String(number)),
};

/** `a` to `z`, `aa`, `ab`, and so on. */
function letters(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(97 + ((number - 1) % 26));
}
