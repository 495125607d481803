import { parseArgs } from 'node:util';
import { nearest, PressError } from '../problem.js';

/** Where a command runs: its folder, its streams, its environment. Tests hand in their own. */
export interface Console {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
}

/** What a command takes: `true` is a flag, `one` has a value, `many` may be given several times. */
export type Options = Readonly<Record<string, 'flag' | 'one' | 'many'>>;

type Values<T extends Options> = {
  readonly [K in keyof T]?: T[K] extends 'flag' ? boolean : T[K] extends 'many' ? readonly string[] : string;
};

/** Reads a command's arguments. Throws a `PressError` for an unknown option, naming the nearest right one. */
export function readArgs<T extends Options>(
  argv: readonly string[],
  options: T,
): { readonly values: Values<T>; readonly positionals: readonly string[] } {
  for (const arg of argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined)) {
    const name = /^--([^=]+)/.exec(arg)?.[1];
    if (name === undefined || name in options) continue;
    const near = nearest(name, Object.keys(options));
    throw new PressError(`Unexpected option --${name}, expected one of ${listed(options)}`, {
      ...(near === undefined ? {} : { hint: `Did you mean --${near}?` }),
    });
  }
  const config = Object.fromEntries(
    Object.entries(options).map(([name, kind]) => [
      name,
      {
        type: kind === 'flag' ? ('boolean' as const) : ('string' as const),
        multiple: kind === 'many',
        ...(name === 'output' ? { short: 'o' } : name === 'help' ? { short: 'h' } : {}),
      },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: config, allowPositionals: true });
    return { values: values as Values<T>, positionals };
  } catch (error) {
    throw new PressError(
      `Unexpected arguments: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`,
    );
  }
}

const listed = (options: Options): string =>
  Object.keys(options)
    .map((name) => `--${name}`)
    .join(', ');
