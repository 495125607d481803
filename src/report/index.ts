import type { Format } from './format.js';
import { github } from './github.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { codeFrame, pretty } from './pretty.js';
import { rdjson } from './rdjson.js';
import { sarif } from './sarif.js';

export { withoutBaseline, writeBaseline } from './baseline.js';
export { codeFrame };
export { unifiedDiff } from './diff.js';
export type { Format, ReportContext } from './format.js';

/** Every format by the name that `--format` takes. */
export const FORMATS = { pretty, json, sarif, github, junit, rdjson } satisfies Readonly<
  Record<string, Format>
>;
export type FormatName = keyof typeof FORMATS;
