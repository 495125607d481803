import { describe, expect, it } from 'vitest';
import { termsFor } from '../../../src/book/model/terms.js';

describe("the program's own words", () => {
  it('are in the language of the book, wherever it is spoken', () => {
    expect(termsFor('he').contents).toBe('תוכן העניינים');
    expect(termsFor('de-AT').notes).toBe('Anmerkungen');
    expect(termsFor('nn-NO').contents).toBe('Innhald');
  });

  it('say where a work is cited with a place for folios, which no line end parts from the word before it', () => {
    const languages = 'en ar ca cs da de el es fi fr he hu it nb nl nn no ja pl pt ro ru sv tr uk zh'.split(
      ' ',
    );
    for (const language of languages) {
      const { citedOn } = termsFor(language);
      expect(language === 'en' || citedOn !== termsFor('en').citedOn).toBe(true);
      for (const said of citedOn)
        expect(said).toMatch(/^[(（][^{} ].*[.\p{L}׳](?:[\u00A0：第]|: )?\{\}[^{}]*[)）]$/u);
    }
  });

  it('are English where there are none', () => {
    expect(termsFor('xx')).toEqual(termsFor('en'));
  });
});
