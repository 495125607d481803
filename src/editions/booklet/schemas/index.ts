import { nearest, PressError } from '../../../problem.js';
import type { Order, Plan } from '../plan.js';
import { cutAndStack } from './cut-and-stack.js';
import { saddle, signatures } from './folio.js';
import { quarto } from './quarto.js';
import { zine } from './zine.js';

/** Every way to lay pages on sheets. */
export const SCHEMAS = {
  saddle,
  signatures,
  'cut-and-stack': cutAndStack,
  quarto,
  zine,
} as const satisfies Readonly<Record<string, (order: Order) => Plan>>;

export type SchemaName = keyof typeof SCHEMAS;

/** The schema that a name says: a row of the table, or `signatures-3` for signatures of three sheets. Throws a `PressError` for another name. */
export function schemaNamed(name: string): {
  readonly name: SchemaName;
  readonly sheetsPerSignature?: number;
} {
  const [, stem = name, sheets] = /^(signatures)-(\d+)$/.exec(name) ?? [];
  if (Object.hasOwn(SCHEMAS, stem)) {
    const known = stem as SchemaName;
    if (sheets === undefined) return { name: known };
    const count = Number(sheets);
    if (count >= 1 && count <= 40) return { name: known, sheetsPerSignature: count };
    throw new PressError(`Unexpected signatures of ${sheets} sheets, expected 1 to 40`, {
      hint: 'Four sheets of book paper fold well: signatures-4.',
    });
  }
  const names = Object.keys(SCHEMAS);
  const near = nearest(name, names);
  throw new PressError(`Unexpected schema ${JSON.stringify(name)}, expected one of ${names.join(', ')}`, {
    ...(near === undefined
      ? { hint: 'signatures-3 makes signatures of three sheets.' }
      : { hint: `Did you mean ${near}?` }),
  });
}

/** The plan of a schema for a book. */
export function planOf(schema: string, order: Omit<Order, 'sheetsPerSignature'>): Plan {
  const { name, sheetsPerSignature } = schemaNamed(schema);
  return SCHEMAS[name]({ ...order, ...(sheetsPerSignature === undefined ? {} : { sheetsPerSignature }) });
}
