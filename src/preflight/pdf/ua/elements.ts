import { arrayAt, catalogOf, dictAt, follow, type PdfFile, type Value } from '../../../pdf/index.js';
import type { Check, Found } from '../check.js';
import { mapped, remapped, tagsOf, type Tag } from './tree.js';

const at = ({ page }: Tag): { readonly page?: number } => (page === undefined ? {} : { page });

const textOf = (file: PdfFile, value: Value | undefined): string | undefined => {
  const found = follow(file, value);
  return typeof found === 'object' && found !== null && 'bytes' in found ? found.bytes : undefined;
};

/** A language tag, roughly as BCP 47 writes it; nothing stands for 'not known'. */
const LANGUAGE = /^(?:[a-z]{1,8}(?:-[a-z\d]{1,8})*)?$/i;

function rolesOf(file: PdfFile): readonly Found[] {
  const unknown = new Map<string, string>();
  for (const { own } of tagsOf(file)) {
    const found = mapped(file, own);
    if ('wrong' in found) unknown.set(own, found.wrong);
  }
  return [
    ...[...unknown].map(([own, wrong]) => ({
      message:
        wrong === 'circular'
          ? `Unexpected role ${own} that is mapped to itself, expected a standard one in the end`
          : `Unexpected role ${own}, expected a standard one, or a mapping to one`,
    })),
    ...remapped(file).map((name) => ({
      message: `Unexpected mapping of ${name}, expected standard roles to stay what they are`,
    })),
  ];
}

/** Headings in order: the first is H1, and none is skipped on the way down. */
function headingsOf(file: PdfFile): readonly Found[] {
  const tags = tagsOf(file);
  const found: Found[] = [];
  let last = 0;
  for (const tag of tags) {
    const level = Number(/^H([1-6])$/.exec(tag.role ?? '')?.[1] ?? 0);
    if (level === 0) continue;
    if (level > last + 1)
      found.push({ ...at(tag), message: `Unexpected heading H${level}, expected H${last + 1} at most here` });
    last = level;
  }
  const plain = tags.find(({ role }) => role === 'H');
  if (plain && last > 0)
    found.push({ ...at(plain), message: 'Unexpected H beside H1 to H6, expected one kind of headings' });
  for (const tag of tags)
    if (tag.kids.filter(({ role }) => role === 'H').length > 1)
      found.push({ ...at(tag), message: `Unexpected second H in ${tag.role ?? tag.own}, expected one` });
  return found;
}

function notesOf(file: PdfFile): readonly Found[] {
  const met = new Set<string>();
  return tagsOf(file)
    .filter(({ role }) => role === 'Note')
    .flatMap((tag): readonly Found[] => {
      const id = textOf(file, tag.dict.get('ID'));
      if (id === undefined)
        return [{ ...at(tag), message: 'Unexpected note without an identifier, expected ID' }];
      if (met.has(id))
        return [
          { ...at(tag), message: `Unexpected identifier ${id} on a second note, expected one of its own` },
        ];
      met.add(id);
      return [];
    });
}

/** Single elements: Matterhorn Protocol 1.1, checkpoints 02, 11, 13, 14, 17, 19. */
export const ELEMENT_CHECKS: readonly Check[] = [
  {
    id: 'ua/roles',
    why: 'A screen reader knows the standard roles only.',
    look: ({ file }) => rolesOf(file),
  },
  {
    id: 'ua/headings',
    why: 'Who cannot see the page goes from heading to heading by their levels.',
    look: ({ file }) => headingsOf(file),
  },
  {
    id: 'ua/figures',
    why: 'Who cannot see a picture is told what it shows.',
    look: ({ file }) =>
      tagsOf(file)
        .filter(({ role }) => role === 'Figure' || role === 'Formula')
        .filter(({ dict }) => !dict.has('Alt') && !dict.has('ActualText'))
        .map((tag) => ({
          ...at(tag),
          message: `Unexpected ${(tag.role ?? '').toLowerCase()} without an alternative text, expected Alt`,
        })),
  },
  {
    id: 'ua/notes',
    why: 'References lead to a note by its identifier.',
    look: ({ file }) => notesOf(file),
  },
  {
    id: 'ua/language',
    why: 'A screen reader chooses its voice by the language.',
    look: ({ file }) => {
      const own = textOf(file, catalogOf(file).get('Lang'));
      const wrong = tagsOf(file).flatMap((tag): readonly Found[] => {
        const said = textOf(file, tag.dict.get('Lang'));
        return said === undefined || LANGUAGE.test(said)
          ? []
          : [
              {
                ...at(tag),
                message: `Unexpected language ${JSON.stringify(said)}, expected a tag such as en-GB`,
              },
            ];
      });
      if (own === undefined)
        return [{ message: 'Unexpected file without a language, expected Lang' }, ...wrong];
      return own !== '' && LANGUAGE.test(own)
        ? wrong
        : [{ message: `Unexpected language ${JSON.stringify(own)}, expected a tag such as en-GB` }, ...wrong];
    },
  },
];

/** Whether something of a file is embedded in it, with the names that ISO 14289-1, 7.11, asks for. */
export const filesWithoutNames = (file: PdfFile): number => {
  const names = dictAt(file, dictAt(file, catalogOf(file).get('Names'))?.get('EmbeddedFiles'));
  const specs = arrayAt(file, names?.get('Names')).map((one) => dictAt(file, one));
  return specs.filter((spec) => spec && !(spec.has('F') && spec.has('UF'))).length;
};
