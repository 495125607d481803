import { describe, expect, it } from 'vitest';
import type { Finding, Rule } from '../../src/proof/index.js';
import { settle } from '../../src/proof/settle.js';

const rule = (id: string): Rule => ({
  id,
  summary: '',
  why: '',
  examples: { wrong: [], right: [] },
  check: () => [],
});
const finding = (start: number, end: number, confidence: number, ...expected: string[]): Finding => ({
  start,
  end,
  confidence,
  expected,
  note: '',
});

describe('settling', () => {
  it('leaves one finding a place, the surest, in reading order', () => {
    const settled = settle([
      { rule: rule('late'), finding: finding(20, 25, 0.6) },
      { rule: rule('weak'), finding: finding(0, 9, 0.6, 'x') },
      { rule: rule('sure'), finding: finding(4, 6, 0.9, 'y') },
      { rule: rule('touching'), finding: finding(6, 8, 0.5) },
    ]);
    expect(settled.map((one) => one.rule.id)).toEqual(['sure', 'touching', 'late']);
  });

  it('takes the wider of two that are equally sure', () => {
    const settled = settle([
      { rule: rule('narrow'), finding: finding(4, 6, 0.9) },
      { rule: rule('wide'), finding: finding(0, 9, 0.9) },
    ]);
    expect(settled.map((one) => one.rule.id)).toEqual(['wide']);
  });

  it('says once what two rules expect alike', () => {
    const settled = settle([
      { rule: rule('a'), finding: finding(0, 3, 0.6, 'the') },
      { rule: rule('b'), finding: finding(0, 3, 0.9, 'the') },
    ]);
    expect(settled.map((one) => one.rule.id)).toEqual(['b']);
  });
});
