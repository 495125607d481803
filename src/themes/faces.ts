import { addressesIn } from './addresses.js';
import type { Complaints } from './complaints.js';
import type { Rule, StyleSheet } from './style-sheet.js';

/** A face that a style sheet declares. */
export interface Face {
  readonly family: string;
  readonly italic: boolean;
  /** 400 is regular, 700 bold. */
  readonly weight: number;
  /** Its file's name, without folders: `EBGaramond_400Regular.ttf`. */
  readonly file: string;
  readonly bytes: () => Promise<Uint8Array | undefined>;
}

/** A face as it is written. */
export interface DeclaredFace extends Omit<Face, 'file' | 'bytes'> {
  readonly url: string;
  readonly at: number;
}

const FAMILY = /^(?:"([^"]+)"|'([^']+)'|(-?[_a-z][\w-]*(?:\s+[\w-]+)*))$/i;
const WEIGHTS: Readonly<Record<string, number>> = { normal: 400, bold: 700 };

/** The name of a family without its quotation marks; undefined for what is none. */
export function familyNamed(written: string): string | undefined {
  const [, double, single, plain] = FAMILY.exec(written.trim()) ?? [];
  return double ?? single ?? plain?.replace(/\s+/g, ' ');
}

/** The families of a list such as `--text-face`, in its order. */
export const familiesIn = (list: string): readonly string[] =>
  list.split(',').flatMap((written) => familyNamed(written) ?? []);

/** A weight as it is written, 400 where it is not said. */
export const weightIn = (written = 'normal'): number =>
  WEIGHTS[written.toLowerCase()] ?? (Number.parseInt(written, 10) || 400);

/** The faces that a sheet declares. Complains of what declares none. */
export function declaredFaces(sheet: StyleSheet, complaints: Complaints): readonly DeclaredFace[] {
  return sheet.rules
    .filter(({ prelude }) => /^@font-face$/i.test(prelude))
    .flatMap((rule) => readFace(sheet, rule, complaints) ?? []);
}

function readFace(
  sheet: StyleSheet,
  { at, declarations }: Rule,
  complaints: Complaints,
): DeclaredFace | undefined {
  const of = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  const family = familyNamed(of.get('font-family')?.value ?? '');
  const src = of.get('src');
  if (family === undefined || src === undefined) {
    const missing = family === undefined ? 'font-family' : 'src';
    complaints.complain(sheet, { at, message: `Unexpected @font-face without ${missing}, expected one` });
    return undefined;
  }
  if (/\blocal\(/i.test(src.value)) {
    complaints.complain(sheet, {
      at: src.at,
      message: 'Unexpected local() in a @font-face, expected a file of the book',
      hint: "Faces of a machine are not there on another one: copy the file into the theme's folder.",
    });
    return undefined;
  }
  const [url, ...others] = addressesIn(src.value);
  if (url === undefined || others.length > 0) {
    complaints.complain(sheet, {
      at: src.at,
      message: `Unexpected src: ${src.value.slice(0, 60)}, expected one url('name.ttf')`,
      hint: 'Browsers choose among several; pages are made by one engine, and need one file.',
    });
    return undefined;
  }
  const [weight, style] = [of.get('font-weight'), of.get('font-style')?.value ?? 'normal'];
  if (weight && /\s/.test(weight.value)) {
    complaints.complain(sheet, {
      at: weight.at,
      message: `Unexpected font-weight: ${weight.value}, expected one weight`,
      hint: 'A variable face becomes one of the weight that is said here: declare it once for each, with a file for each.',
    });
    return undefined;
  }
  return {
    family,
    url,
    at: src.at,
    italic: /^(?:italic|oblique)/i.test(style),
    weight: weightIn(weight?.value),
  };
}

/** Of each family the face that text of a weight is upright in, in the order of the families. */
export function uprightOf(
  faces: readonly Face[],
  families: readonly string[],
  weight = 400,
): readonly Face[] {
  return families.flatMap((family) => {
    const upright = faces.filter((face) => face.family === family && !face.italic);
    return upright.toSorted((a, b) => Math.abs(a.weight - weight) - Math.abs(b.weight - weight))[0] ?? [];
  });
}
