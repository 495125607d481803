import { isMap } from 'yaml';
import type { Certifier, Contributor, Role, Series, Subject } from '../model/index.js';
import { formed, mapOf, oneOf, text, type Reader } from './values.js';
import { sortName } from './sort-name.js';

/** MARC relator codes for those who make books (Library of Congress, Term and Code List). */
export const ROLES = [
  ...(['aut', 'edt', 'trl', 'ill', 'aui', 'aft', 'bkd', 'cov', 'pht', 'ctb'] as const),
  ...(['adp', 'ann', 'art', 'com', 'cwt', 'dsr', 'ive', 'ivr', 'pfr', 'res', 'trc', 'tyd', 'wpr'] as const),
] satisfies readonly Role[];

/** A person: a name, or a map with a role and the name as a catalogue files it. */
export const contributor: Reader<Contributor> = (node, about) => {
  const given = isMap(node)
    ? mapOf<Contributor>({ name: text, role: oneOf(...ROLES), sort: text })(node, about)
    : { name: text(node, about) };
  if (given?.name === undefined) {
    if (given && isMap(node)) about.complain('Unexpected contributor without a name, expected name: …', node);
    return undefined;
  }
  const {
    name,
    role = 'aut',
    sort = sortName(name),
  } = given as Partial<Contributor> & { readonly name: string };
  return { name, role, sort };
};

/** Schemes whose codes have a form that can be checked; those of others are taken as they are. */
const CODES: Readonly<Partial<Record<NonNullable<Subject['scheme']>, RegExp>>> = {
  BISAC: /^[A-Z]{3}\d{6}$/,
  Thema: /^(?:[A-Z][A-Z0-9]*|[1-6][A-Z0-9]*(?:-[A-Z0-9]+)*)$/,
};

/** A subject: words, or a map with the code that a scheme has for them. */
export const subject: Reader<Subject> = (node, about) => {
  if (!isMap(node)) {
    const name = text(node, about);
    return name === undefined ? undefined : { name };
  }
  const given = mapOf<Subject>({
    name: text,
    // The names that EPUB 3.3 reserves (appendix D.3, authority) and the trade uses.
    scheme: oneOf('BISAC', 'Thema', 'BIC', 'CLIL', 'DDC', 'LCSH', 'NDC', 'UDC', 'WGS'),
    code: text,
  })(node, about);
  if (given === undefined) return undefined;
  const { name, scheme, code } = given;
  if (name === undefined) about.complain('Unexpected subject without a name, expected name: …', node);
  else if ((scheme === undefined) !== (code === undefined))
    about.complain('Unexpected half of a code, expected scheme: and code: together', node);
  else if (scheme !== undefined && code !== undefined && CODES[scheme]?.test(code) === false)
    about.complain(`Unexpected code "${code}", expected one of ${scheme}`, node);
  return name === undefined ? undefined : { ...given, name };
};

/** A series: a name, or a map with the book's place in it. */
export const series: Reader<Series> = (node, about) => {
  if (!isMap(node)) {
    const name = text(node, about);
    return name === undefined ? undefined : { name };
  }
  const given = mapOf<Series>({
    name: text,
    position: formed('a number in the series (2, or 2.1)', (value) => /^\d+(?:\.\d+)*$/.test(value)),
    issn: formed('an ISSN with a right check digit', isIssn),
  })(node, about);
  if (given !== undefined && given.name === undefined)
    about.complain('Unexpected series without a name, expected name: …', node);
  return given?.name === undefined ? undefined : { ...given, name: given.name };
};

/** Who vouches for the book's accessibility. */
export const certifier: Reader<Certifier> = (node, about) => {
  const given = mapOf<Certifier>({
    name: text,
    wcag: oneOf('2.0', '2.1', '2.2'),
    level: oneOf('A', 'AA', 'AAA'),
    credential: text,
    report: formed('an address on the web', (value) => /^https?:\/\//.test(value) && URL.canParse(value)),
  })(node, about);
  if (given !== undefined && given.name === undefined)
    about.complain('Unexpected certifier without a name, expected name: …', node);
  return given?.name === undefined ? undefined : { ...given, name: given.name };
};

function isIssn(value: string): boolean {
  if (!/^\d{4}-?\d{3}[\dX]$/.test(value)) return false;
  const digits = Array.from(value.replace('-', ''), (digit) => (digit === 'X' ? 10 : Number(digit)));
  return digits.reduce((sum, digit, i) => sum + digit * (8 - i), 0) % 11 === 0;
}

/** An ISBN of 13 or 10 digits, hyphens or not, whose check digit is right. */
export function isIsbn(value: string): boolean {
  const digits = value.replace(/[\s-]/g, '');
  if (/^97[89]\d{10}$/.test(digits)) {
    return (
      Array.from(digits).reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0) % 10 === 0
    );
  }
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  return (
    Array.from(digits).reduce((sum, digit, i) => sum + (digit === 'X' ? 10 : Number(digit)) * (10 - i), 0) %
      11 ===
    0
  );
}
