import type { Format } from './format.js';
import { github } from './github.js';
import { json } from './json.js';
import { codeFrame, pretty } from './pretty.js';

export { codeFrame };
export type { Format, ReportContext } from './format.js';

/** Every format by the name that `--format` takes. */
export const FORMATS = { pretty, json, github } satisfies Readonly<Record<string, Format>>;
export type FormatName = keyof typeof FORMATS;
