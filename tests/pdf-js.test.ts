import { expect, it } from 'vitest';
import { loadPdfJs } from '../src/pdf-js.js';

const functions = (): unknown[] => [
  Object.getOwnPropertyDescriptor(JSON, 'stringify')?.value,
  Object.getOwnPropertyDescriptor(JSON, 'parse')?.value,
  Object.getOwnPropertyDescriptor(Array.prototype, 'push')?.value,
  Object.getOwnPropertyDescriptor(Function.prototype, 'toString')?.value,
];

it('loads pdf.js and leaves the functions of the language as they are', async () => {
  const before = functions();
  const [one, other] = await Promise.all([loadPdfJs(), loadPdfJs()]);
  expect(one).toBe(other);
  expect(functions()).toEqual(before);
  // whichever test has loaded it first
  for (const builtIn of functions()) expect(String(builtIn)).toMatch(/\[native code\]/);
  // its worker too, which it would load with the first file
  expect(globalThis).toHaveProperty('pdfjsWorker.WorkerMessageHandler');
});
