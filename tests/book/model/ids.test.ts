import { describe, expect, it } from 'vitest';
import { slugOf } from '../../../src/book/model/ids.js';

describe('names of files', () => {
  it.each([
    ['What can anarchists learn?', 'what-can-anarchists-learn'],
    ['…', 'untitled'],
    ['x'.repeat(80), 'x'.repeat(64)],
    [`${'abc '.repeat(15)}1480–1620`, `${'abc-'.repeat(15)}1480`],
    [`${'abc '.repeat(15)}14801620`, 'abc-'.repeat(15).slice(0, -1)],
  ])('of %j', (title, name) => {
    expect(slugOf(title)).toBe(name);
  });
});
