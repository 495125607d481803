import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Blob, Buffer as Letters, Face, Feature, Font, shape } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';

const STYLES = join(import.meta.dirname, '..', '..', 'styles');
const require = createRequire(import.meta.url);
const garamond = new Font(
  new Face(
    new Blob(
      readFileSync(require.resolve('@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf')),
    ),
  ),
);

/** The glyph of a letter in a language. */
function glyph(letter: string, language: string, ...features: readonly string[]): number | undefined {
  const letters = new Letters();
  letters.addText(letter);
  letters.guessSegmentProperties();
  letters.setLanguage(language);
  shape(
    garamond,
    letters,
    features.flatMap((one) => Feature.fromString(one) ?? []),
  );
  return letters.getGlyphInfos()[0]?.codepoint;
}

describe('small capitals', () => {
  it.each(['de', 'la'])(
    'of %s are there for all letters, where the face has no forms of its own',
    (language) => {
      for (const letter of 'abcdefghijklmnopqrstuvwxyzäöüß') {
        const capital = glyph(letter, 'en', 'smcp');
        expect(capital).not.toBe(glyph(letter, 'en'));
        expect(glyph(letter, language, 'smcp', '-locl')).toBe(capital);
      }
    },
  );

  it('of German, and the letters of Latin, are why: if a face of these days has them, the rule can go', () => {
    expect(glyph('f', 'de', 'smcp')).toBe(glyph('f', 'de'));
    expect(glyph('u', 'la')).not.toBe(glyph('u', 'en'));
    expect(glyph('u', 'la', '-locl')).toBe(glyph('u', 'en'));
  });

  it('are set so wherever a style of ours sets some', () => {
    const files = readdirSync(STYLES, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.css') && !/^epub|^preview/.test(name),
    );
    const rules = files.flatMap((name) =>
      [...readFileSync(join(STYLES, name), 'utf8').matchAll(/\{[^{}]*font-variant-caps: ([^;]*);[^{}]*\}?/g)]
        .filter(([, value]) => value !== 'normal')
        .map(([rule]) => rule),
    );
    expect(rules.length).toBeGreaterThan(8);
    for (const rule of rules) expect(rule).toContain('font-feature-settings: var(--caps-forms, inherit);');
  });
});
