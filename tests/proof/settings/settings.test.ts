import { describe, expect, it } from 'vitest';
import { readProofSettings } from '../../../src/proof/index.js';
import { proof } from '../../../src/proof/with-markdown.js';
import { english } from '../english.js';

const IDS = ['article', 'doubled-word'];
const read = (text: string): ReturnType<typeof readProofSettings> =>
  readProofSettings('proof.yaml', text, IDS);

describe('proof.yaml', () => {
  it('has words and accepted findings', () => {
    const settings = read(
      'words: [Kolkhoz]\naccepted:\n  - rule: article\n    text: a\n    reason: his English\n',
    );
    expect(settings.words).toEqual(['Kolkhoz']);
    expect(settings.accepted[0]).toMatchObject({ rule: 'article', text: 'a', reason: 'his English' });
    expect(settings.accepted[0]?.place.start.line).toBe(3);
  });

  it.each([
    ['wrods: []', 'Unexpected key wrods, expected words'],
    ['words: Kolkhoz', 'expected a list'],
    ['accepted:\n  - rule: article\n    text: a\n', 'without a reason'],
    ['accepted:\n  - rule: artikle\n    text: a\n    reason: x\n', 'expected article'],
    ['words: [\n', 'Unexpected YAML'],
  ])('refuses %j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('may be empty', () => {
    expect(read('')).toEqual({ file: 'proof.yaml', words: [], accepted: [] });
    expect(read('words:\n').words).toEqual([]);
  });

  it('takes findings out, and is told when there is nothing to take out', async () => {
    const language = await english;
    const sources = [{ file: 'a.txt', text: 'He met a agent in the\nthe park.' }];
    const accepted = 'accepted:\n  - rule: article\n    text: a\n    reason: his English\n';
    const all = proof(sources, { language }).map(({ ruleId }) => ruleId);
    expect(all).toEqual(['article', 'doubled-word']);
    const left = proof(sources, { language, settings: read(accepted) }).map(({ ruleId }) => ruleId);
    expect(left).toEqual(['doubled-word']);
    const clean = [{ file: 'a.txt', text: 'He met an agent.' }];
    expect(proof(clean, { language, settings: read(accepted) })).toMatchObject([
      { ruleId: 'stale-acceptance', place: { file: 'proof.yaml', start: { line: 2 } } },
    ]);
  });
});
