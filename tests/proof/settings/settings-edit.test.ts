import { describe, expect, it } from 'vitest';
import { withAcceptance, withWord } from '../../../src/proof/index.js';

const keep = { rule: 'article', text: 'a', reason: 'his English' };

describe('changing proof.yaml', () => {
  it('begins one', () => {
    expect(withWord('', 'Kolkhoz')).toBe('words:\n  - Kolkhoz\n');
    expect(withAcceptance('', keep)).toBe(
      'accepted:\n  - rule: article\n    text: a\n    reason: his English\n',
    );
  });

  it('leaves comments and all else as they are', () => {
    const text = '# Ours.\nwords:\n  - Bonnot # the gang\naccepted: []\n';
    expect(withWord(text, 'POUM')).toBe(text.replace('gang\n', 'gang\n  - POUM\n'));
    expect(withAcceptance(text, keep)).toBe(
      text.replace('accepted: []', 'accepted:\n  - rule: article\n    text: a\n    reason: his English'),
    );
    expect(withWord('words:\n- A\n', 'B')).toBe('words:\n- A\n- B\n');
    expect(withWord('words: [A]\n', 'B')).toBe('words: [ A, B ]\n');
    expect(withWord('# Nothing yet.\n', 'A')).toContain('# Nothing yet.');
    expect(withWord('words: [A]\n', 'A')).toBe('words: [A]\n');
  });
});
