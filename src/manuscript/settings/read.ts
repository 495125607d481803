import { isScalar, type Node, type YAMLMap } from 'yaml';
import { PressError, type Problem } from '../../problem.js';
import { chapterSettings, writtenSettings, type WrittenSettings } from './schema.js';
import { complaintsAbout, settingsMap, type Complaints, type SettingsSource } from './source.js';
import type { Settings } from '../model/index.js';

/** Keys of other programs that are like one of this program's, so that they could be taken for a slip of the pen. */
const FOREIGN = new Set(
  'css docs draft image lang-dir link lof lot note page publish roles tags time toc type'.split(' '),
);

/** What to do about a key that means nothing here, where something can be done. */
const INSTEAD: Readonly<Record<string, string>> = {
  abstract: 'An abstract is printed where it stands in the text.',
  geometry: 'trim: sets the size of the page, and a theme its margins.',
  papersize: 'trim: sets the size of the page.',
  nocite: 'nocite: stands in the settings of the book.',
  mainfont: 'A theme sets the faces (docs/themes.md).',
};

/** Settings as written, with what is not decided there left open. */
export interface SettingsRead {
  readonly settings: Partial<WrittenSettings>;
  readonly problems: readonly Problem[];
}

/** A book has to say its title; a title block may hold what is meant for other programs, and so may a chapter, which says its title and author. */
export type SettingsKind = 'book' | 'title block' | 'chapter';

/** A setting that others know more of: its keys, from the outside in, and who reads it, throwing a `PressError` for what nobody can use. */
export interface KnownSetting {
  readonly keys: readonly string[];
  readonly read: (value: string) => unknown;
}

/** Reads and checks settings, `known` ones by who uses them. Throws one `PressError` with every error in them. */
export function readSettings(
  source: SettingsSource,
  kind: SettingsKind,
  known: readonly KnownSetting[] = [],
): SettingsRead {
  const ignored: { readonly key: string; readonly node: Node }[] = [];
  const ignores = (key: string, node: Node, near: string | undefined): boolean => {
    if (near !== undefined && !FOREIGN.has(key)) return false;
    ignored.push({ key, node });
    return true;
  };
  const about: Complaints = { ...complaintsAbout(source), ...(kind !== 'book' && { ignores }) };
  const map = settingsMap(about);
  const reader = kind === 'chapter' ? chapterSettings : writtenSettings;
  const read = map === undefined ? {} : (reader(map, about) ?? {});
  // Pandoc's toc: true is what a book has anyway
  const toc = kind === 'title block' ? map?.get('toc') : undefined;
  const settings = toc === false ? { ...read, contents: 0 } : read;
  const unread = ignored.filter(({ key }) => key !== 'toc' || typeof toc !== 'boolean');
  if (kind === 'book' && map?.has('title') !== true) {
    about.complain('Unexpected settings without a title, expected title: …', map ?? null);
  }
  if (read.nocite && read['works-cited'] === 'chapter-end') {
    about.complain(
      'Unexpected nocite in a book whose chapters each list their works, expected works-cited: end',
      map?.get('nocite', true) ?? null,
    );
  }
  about.settle();
  if (map) complainOfKnown(map, known, about);
  about.settle();
  return { settings, problems: aboutIgnored(unread, kind, about) };
}

/** All keys of a file that are left alone, in one warning. */
function aboutIgnored(
  ignored: readonly { readonly key: string; readonly node: Node }[],
  kind: SettingsKind,
  about: Complaints,
): readonly Problem[] {
  const [first] = ignored;
  if (!first) return [];
  const keys = ignored.map(({ key }) => `"${key}"`).join(', ');
  const expected =
    kind === 'chapter'
      ? 'title and author in a chapter, and settings of the book in book.yaml'
      : 'those in docs/settings.md';
  const instead = ignored.flatMap(({ key }) => (Object.hasOwn(INSTEAD, key) ? [INSTEAD[key]] : []));
  return [
    {
      ruleId: 'settings-ignored',
      severity: 'warning',
      message: `Unexpected ${ignored.length === 1 ? 'key' : 'keys'} ${keys}, expected ${expected}`,
      place: about.placeOf(first.node),
      note: ['Nothing is done about what is not known here.', ...instead].join(' '),
    },
  ];
}

function complainOfKnown(map: YAMLMap, known: readonly KnownSetting[], about: Complaints): void {
  for (const { keys, read } of known) {
    const node = map.getIn(keys, true);
    if (!isScalar(node)) continue;
    try {
      read(typeof node.value === 'string' ? node.value : (node.source ?? ''));
    } catch (error) {
      if (!(error instanceof PressError)) throw error;
      about.complain(error.message, node, error.hint);
    }
  }
}

/** Every setting has a value. */
export function withDefaults(
  written: Partial<WrittenSettings>,
  known: { readonly file: string; readonly title: string; readonly chapters: readonly string[] },
): Settings {
  const { author = [], contributors = [], verse, print, booklet, epub, ...rest } = written;
  return {
    language: 'en',
    identifier: {},
    bibliography: [],
    style: 'apa',
    'works-cited': 'end',
    'cited-on': false,
    front: ['title', 'imprint'],
    hyphenation: [],
    contents: 3,
    numbered: 0,
    captions: 'plain',
    'alt-text': 'caption',
    figures: 'numbered',
    math: false,
    notes: 'foot',
    theme: [{ name: 'tract' }],
    trim: 'a5',
    editions: ['screen', 'epub'],
    ink: 'gray',
    ...rest,
    ...known,
    contributors: [...author, ...contributors],
    verse: { numbers: 0, ...verse },
    // Printers of single copies all want an eighth of an inch, and no marks.
    print: {
      ...(print?.printer === undefined ? { bleed: '3mm', marks: true } : { bleed: '0.125in', marks: false }),
      ...print,
    },
    booklet: { schema: 'saddle', sheet: 'a4', flip: 'short-edge', caliper: '0.1mm', ...booklet },
    epub: { fonts: 'reader', pages: 'source', ...epub },
  };
}
