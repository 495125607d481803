import { main } from '../../src/cli/main.js';
import type { Console } from '../../src/cli/args.js';

/** What a command line said and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

type Around = Partial<Pick<Console, 'cwd' | 'env'>> & { readonly isTTY?: boolean };

/** Runs a command line with streams in memory. */
export const run = (argv: readonly string[], around?: Around): Promise<Ran> => calling(main, argv, around);

/** Calls one command with streams in memory; what it throws comes through. */
export async function calling(
  command: (argv: string[], io: Console) => Promise<number>,
  argv: readonly string[],
  { cwd, env = {}, isTTY = false }: Around = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await command([...argv], {
    cwd: cwd ?? '/',
    env,
    stdout: { write: (text) => (out += text), isTTY },
    stderr: { write: (text) => (err += text), isTTY },
  });
  return { code, out, err };
}
