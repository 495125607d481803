import { main } from '../../src/cli/main.js';
import type { Console } from '../../src/cli/args.js';

/** What a command line said and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line with streams in memory. */
export async function run(
  argv: readonly string[],
  { cwd, env = {}, isTTY = false }: Partial<Pick<Console, 'cwd' | 'env'>> & { readonly isTTY?: boolean } = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await main(argv, {
    cwd: cwd ?? '/',
    env,
    stdout: { write: (text) => (out += text), isTTY },
    stderr: { write: (text) => (err += text), isTTY },
  });
  return { code, out, err };
}
