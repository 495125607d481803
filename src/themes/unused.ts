import { nearest, type Problem } from '../problem.js';
import type { Shelf } from '../world.js';
import { placeOf } from './complaints.js';
import { everyRule, type StyleSheet } from './style-sheet.js';

/** Custom properties that sheets of the book set and no sheet makes use of: most are names with a letter wrong. */
export async function unusedProperties(
  own: readonly StyleSheet[],
  {
    base,
    themes,
    shelf,
  }: { readonly base: StyleSheet; readonly themes: readonly StyleSheet[]; readonly shelf: Shelf },
): Promise<readonly Problem[]> {
  if (own.length === 0) return [];
  const known = [
    '--text-face',
    ...base.rules.flatMap(({ prelude, declarations }) =>
      prelude === ':root' ? declarations.map(({ name }) => name) : [],
    ),
  ];
  const shipped = await Promise.all(
    ['base.css', 'print.css', 'math.css', 'cover.css'].map((name) => shelf.style(name)),
  );
  const texts = [...shipped, ...themes.map(({ text }) => text)];
  const used = new Set([
    ...known,
    ...texts.flatMap((text) =>
      [...(text ?? '').matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = '']) => name),
    ),
  ]);
  return own.flatMap((sheet) =>
    [...everyRule(sheet.rules)]
      .flatMap(({ declarations }) => declarations)
      .filter(({ name }) => name.startsWith('--') && !name.startsWith('--cover-') && !used.has(name))
      .map(({ name, at }): Problem => {
        const near = nearest(name, known);
        return {
          ruleId: 'theme-property',
          severity: 'warning',
          message: `Unexpected ${name}, expected ${near ?? 'a custom property that some rule makes use of'}`,
          place: placeOf(sheet, at),
          note: 'Nothing asks for it: docs/themes.md lists those of all themes.',
        };
      }),
  );
}
