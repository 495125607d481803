import { isScalar, type Node, type YAMLMap } from 'yaml';
import { PressError, type Problem } from '../problem.js';
import { chapterSettings, writtenSettings, type WrittenSettings } from './settings-schema.js';
import { complaintsAbout, settingsMap, type Complaints, type SettingsSource } from './settings-source.js';
import type { Settings } from './settings.js';

/** Keys of other programs' title blocks that mean nothing here; a warning, so that a manuscript made for those can be built. */
const FOREIGN = new Set(
  (
    'abstract classoption colorlinks css documentclass fontfamily fontsize header-includes keywords lang-dir linestretch ' +
    'link-citations linkcolor lof lot mainfont monofont nocite numbersections reference-section-title ' +
    'sansfont suppress-bibliography tags toc toc-title urlcolor'
  ).split(' '),
);

/** Settings as written, with what is not decided there left open. */
export interface SettingsRead {
  readonly settings: Partial<WrittenSettings>;
  readonly problems: readonly Problem[];
}

/** A book has to say its title; a title block may hold what is meant for other programs; a chapter may say its title only. */
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
  const about = complaintsAbout(source);
  const problems: Problem[] = [];
  const ignored = (key: string, node: Node): boolean => {
    if (kind !== 'title block' || !FOREIGN.has(key)) return false;
    problems.push({
      ruleId: 'settings-ignored',
      severity: 'warning',
      message: `Unexpected key "${key}", expected one that this program knows; it is ignored`,
      place: about.placeOf(node),
      note: 'Themes set the page; docs/settings.md lists the keys.',
    });
    return true;
  };
  const map = settingsMap(about);
  const reader = kind === 'chapter' ? chapterSettings : writtenSettings(ignored);
  const settings = map === undefined ? {} : (reader(map, about) ?? {});
  if (kind === 'book' && map?.has('title') !== true) {
    about.complain('Unexpected settings without a title, expected title: …', map ?? null);
  }
  about.settle();
  if (map) complainOfKnown(map, known, about);
  about.settle();
  return { settings, problems };
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
  const { author = [], contributors = [], print, booklet, epub, ...rest } = written;
  return {
    language: 'en',
    identifier: {},
    bibliography: [],
    style: 'apa',
    'cited-on': false,
    front: ['title', 'imprint'],
    hyphenation: [],
    contents: 3,
    numbered: 0,
    captions: 'plain',
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
    // Printers of single copies all want an eighth of an inch, and no marks.
    print: {
      ...(print?.printer === undefined ? { bleed: '3mm', marks: true } : { bleed: '0.125in', marks: false }),
      ...print,
    },
    booklet: { schema: 'saddle', sheet: 'a4', flip: 'short-edge', caliper: '0.1mm', ...booklet },
    epub: { fonts: 'reader', pages: 'source', ...epub },
  };
}
