import { describe, expect, it } from 'vitest';
import { termsFor } from '../../src/book/terms.js';

describe("the program's own words", () => {
  it('are in the language of the book, wherever it is spoken', () => {
    expect(termsFor('he').contents).toBe('תוכן העניינים');
    expect(termsFor('de-AT').notes).toBe('Anmerkungen');
    expect(termsFor('nn-NO').contents).toBe('Innhald');
  });

  it('are English where there are none', () => {
    expect(termsFor('xx')).toEqual(termsFor('en'));
  });
});
