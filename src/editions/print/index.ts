import { readsRightToLeft, type Book } from '../../book/index.js';
import {
  addOutputIntent,
  cmyk,
  describePdf,
  gray,
  grayBy,
  labelPages,
  lengthInPoints,
  setInk,
  setPressBoxes,
  stripInteraction,
  writePdf,
  type Condition,
  type OutputProfile,
  type PdfFile,
} from '../../pdf/index.js';
import { PressError, type Problem } from '../../problem.js';
import { PRINTERS } from '../../printers/index.js';
import type { Shelf } from '../../world.js';
import type { Edition } from '../edition.js';
import type { Forme } from '../forme.js';

/** Sets a forme in the book's inks (by the profile that was `chosen`, else FOGRA39), without what only a screen has; still on the engine's sheets. The booklet is made of it too. */
export async function pressPages(
  { settings }: Book,
  { file }: Forme,
  shelf: Shelf,
  chosen?: OutputProfile,
): Promise<{
  readonly file: PdfFile;
  readonly condition: Condition;
  readonly problems: readonly Problem[];
}> {
  stripInteraction(file);
  const condition = chosen ? conditionOf(chosen) : await fogra39(shelf);
  const { profile } = condition;
  const four = settings.ink === 'cmyk';
  if (four && chosen?.inks === 1) {
    throw new PressError(
      `Unexpected ink: cmyk with the gray profile "${chosen.name}", expected one for four inks`,
      {
        hint: 'Say ink: gray, or choose another profile.',
      },
    );
  }
  const ink = four ? cmyk(chosen ?? profile) : chosen?.inks === 1 ? grayBy(chosen) : gray;
  const failed = await setInk(file, ink);

  const problems = failed.map((what): Problem => ({
    ruleId: 'print/ink',
    severity: 'error',
    message: `Unexpected ${what} in red, green and blue that could not be read, expected one that can be set in ink`,
    note: 'Save the picture as a PNG or JPEG of eight bits a channel.',
  }));
  return { file, condition, problems };
}

/** What is printed on, unless the book says otherwise. */
async function fogra39(shelf: Shelf): Promise<Condition> {
  const profile = await shelf.data('fogra39l.icc');
  if (profile)
    return { name: 'FOGRA39', info: 'Offset on coated paper, ISO 12647-2:2004, FOGRA39L', profile };
  throw new PressError('Unexpected installation without a colour profile, expected fogra39l.icc', {
    hint: 'npm run build:lib puts it in its place.',
  });
}

/** A profile of the book's own. */
const conditionOf = ({ name, inks, bytes }: OutputProfile): Condition => ({
  name,
  info: name,
  profile: bytes,
  inks,
  registered: false,
});

/** Where a printer wants no bleed at the spine: on the left of right-hand pages, the other way where the book opens the other way. */
function boundFree({ settings }: Book): { readonly bound?: (page: number) => 'left' | 'right' } {
  const { printer } = settings.print;
  if (printer === undefined || PRINTERS[printer].bleedAtSpine) return {};
  const leftward = readsRightToLeft(settings.language);
  return { bound: (page) => ((page % 2 === 0) === leftward ? 'right' : 'left') };
}

/** The pages as a print shop wants them, PDF/X-4: `<slug>-print.pdf`. */
export const print: Edition = {
  name: 'print',
  takesForme: true,
  async make(book, pages, { shelf, now, forme, profile: chosen }) {
    const { settings } = book;
    const { file, condition, problems } = await pressPages(book, forme(), shelf, chosen);
    const bleed = (lengthInPoints(settings.print.bleed, 'bleed') * 25.4) / 72;
    const { marks, slug, 'colour-bar': bar } = settings.print;
    setPressBoxes(file, pages.size, {
      bleed,
      marks,
      ...(bar === true ? { bar: settings.ink } : {}),
      ...(slug === true ? { slug: (page, of) => `${book.slug}  ${page}/${of}  ${condition.name}` } : {}),
      gray: settings.ink === 'gray',
      ...boundFree(book),
    });
    labelPages(
      file,
      pages.facts.map(({ label }) => label),
    );
    await addOutputIntent(file, condition);
    const described = describePdf(file, {
      title: settings.title,
      ...(settings.subtitle === undefined ? {} : { subtitle: settings.subtitle }),
      authors: settings.contributors.filter(({ role }) => role === 'aut').map(({ name }) => name),
      language: settings.language,
      rightToLeft: readsRightToLeft(settings.language),
      now,
      accessible: false,
      press: true,
    });
    const artifact = {
      name: `${book.slug}-print.pdf`,
      mediaType: 'application/pdf',
      holds: 'pages' as const,
      bytes: await writePdf(described, { plain: true }),
      pdf: described,
    };
    return { artifacts: [artifact], problems };
  },
};
