import { describe, expect, it } from 'vitest';
import { captionTermsFor, termsFor } from '../../../src/book/model/terms.js';

const LANGUAGES = 'en ar ca cs da de el es fi fr he hu it nb nl nn no ja pl pt ro ru sv tr uk zh'.split(' ');

describe("the program's own words", () => {
  it('are in the language of the book, wherever it is spoken', () => {
    expect(termsFor('he').contents).toBe('תוכן העניינים');
    expect(termsFor('de-AT').notes).toBe('Anmerkungen');
    expect(termsFor('nn-NO').contents).toBe('Innhald');
  });

  it('say where a work is cited with a place for folios, which no line end parts from the word before it', () => {
    for (const language of LANGUAGES) {
      const { citedOn } = termsFor(language);
      expect(language === 'en' || citedOn !== termsFor('en').citedOn).toBe(true);
      for (const said of citedOn)
        expect(said).toMatch(/^[(（][^{} ].*[.\p{L}׳](?:[\u00A0：第]|: )?\{\}[^{}]*[)）]$/u);
    }
  });

  it('name figures and tables with one place for the number, which no line end parts from its word', () => {
    for (const language of LANGUAGES) {
      const { figure, table, figures, tables } = captionTermsFor(language);
      expect(language === 'en' || captionTermsFor(language) !== captionTermsFor('en'), language).toBe(true);
      for (const said of [figure, table])
        expect(said).toMatch(/^(?:[\p{L} ]+\.?\u00A0\{\}|[図表图]\{\}|\{\}\.\u00A0\p{L}+)$/u);
      expect(new Set([figure, table, figures, tables]).size).toBe(4);
    }
    expect(captionTermsFor('hu').figure).toBe('{}.\u00A0ábra');
  });

  it('are English where there are none', () => {
    expect(termsFor('xx')).toEqual(termsFor('en'));
    expect(captionTermsFor('xx')).toEqual(captionTermsFor('en'));
  });
});
