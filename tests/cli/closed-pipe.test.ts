import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, '../../dist/lib/cli/main.js');

it('says nothing where nobody reads on', () => {
  const { stderr, status } = spawnSync('sh', ['-c', `"$0" "$1" --help | true`, process.execPath, MAIN], {
    encoding: 'utf8',
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
});
