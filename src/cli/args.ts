import { parseArgs } from 'node:util';
import { nearest, PressError } from '../problem.js';

/** Where a command runs: its folder, its streams, its environment. Tests hand in their own. */
export interface Console {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
}

/** Whether to write in colour: to a terminal, unless NO_COLOR says otherwise (https://no-color.org). */
export function coloured(stream: { readonly isTTY?: boolean }, env: Console['env']): boolean {
  return stream.isTTY === true && !env['NO_COLOR'];
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
    if (name === undefined || Object.hasOwn(options, name)) continue;
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
    const empty = Object.keys(values).find((name) => [values[name]].flat().includes(''));
    if (empty !== undefined) throw new PressError(`Unexpected end after --${empty}=, expected a value`);
    return { values: values as Values<T>, positionals };
  } catch (error) {
    if (error instanceof PressError) throw error;
    throw unreadable(error, options);
  }
}

/** What `parseArgs` says, in our words: it speaks of positional arguments and quotes what nobody typed. */
function unreadable(error: unknown, options: Options): PressError {
  const said = error instanceof Error ? error.message : '';
  const name = /(-[\w-]+)/.exec(said)?.[1] ?? '';
  if (/ambiguous/.test(said))
    return new PressError(`Unexpected dash after ${name}, expected a value`, {
      hint: `A value that begins with one is written ${name}=-…`,
    });
  if (/missing/.test(said))
    return new PressError(`Unexpected end after ${name}, expected a value`, { hint: `${name} VALUE` });
  if (/does not take an argument/.test(said))
    return new PressError(`Unexpected value of ${name}, expected none`);
  return new PressError(`Unexpected option ${name}, expected one of ${listed(options)}`);
}

const listed = (options: Options): string =>
  Object.keys(options)
    .map((name) => `--${name}`)
    .join(', ');

/** Where the book is that a command is for: its folder, or a Markdown file. */
export function bookFrom([path = 'manuscript', more]: readonly string[]): string {
  if (more === undefined) return path;
  throw new PressError(`Unexpected second book ${JSON.stringify(more)}, expected one folder or file`);
}

/** How many jobs are done at once, as `--jobs` says it. */
export function jobsFrom(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^[1-9]\d?$/.test(value)) return Number(value);
  throw new PressError(`Unexpected number of jobs ${JSON.stringify(value)}, expected one from 1 to 99`);
}
