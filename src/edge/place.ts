import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The folder with the `package.json`, from `src/edge` in the tests as from anywhere under `dist/lib` at the customer's. */
export function packageRoot(from = import.meta.dirname): string {
  return existsSync(join(from, 'package.json')) || dirname(from) === from ? from : packageRoot(dirname(from));
}

/** The folder of the program's own code, whether modules are bundled or apart: `src` in the tests, `dist/lib` at the customer's. */
export function codeFolder(): string {
  const root = packageRoot();
  return relative(root, import.meta.dirname).split(sep)[0] === 'src' ? join(root, 'src') : compiledFolder();
}

/** Where the compiler writes: what runs in a page or on a thread is taken from there even in the tests. */
export function compiledFolder(): string {
  return join(packageRoot(), 'dist', 'lib');
}
