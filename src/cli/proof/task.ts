import { pathToFileURL } from 'node:url';
import { PressError, type Problem } from '../../problem.js';
import {
  findings,
  isMarkdown,
  proofAndFix,
  readOwnRules,
  readProofSettings,
  reported,
  RULES,
  type Language,
  type Level,
  type ProofOptions,
  type ProofSettings,
  type ProofSource,
  type Rule,
  type Within,
} from '../../proof/index.js';
import type { ProofBook } from './books.js';

/** Work on one book that any thread can do: nothing in it but data. */
export interface ProofTask {
  readonly book: ProofBook;
  readonly level: Level;
  readonly allowCode: boolean;
  readonly fix: boolean;
  /** The part of a large book that this thread looks at. */
  readonly part?: Within;
}

/** What came of a task: findings before they are weighed against `proof.yaml`, or a book that was fixed. */
export interface ProofResult {
  readonly problems: readonly Problem[];
  /** The texts as they are after fixing. */
  readonly texts?: readonly string[];
}

const loaded = new Map<string, Promise<readonly Rule[]>>();

/** A book's own rules; none unless they may be run. Throws a `PressError` that names the file. */
export async function ownRulesOf({ rules }: ProofBook, allowCode: boolean): Promise<readonly Rule[]> {
  if (!rules || !allowCode) return [];
  const known = loaded.get(rules.path);
  if (known) return known;
  const found = import(pathToFileURL(rules.path).href).then(
    (exported: unknown) => readOwnRules(rules.file, exported),
    (error: unknown) => {
      const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      throw new PressError(
        `Unexpected failure to load ${rules.file} (${said.split('\n')[0] ?? ''}), expected a module`,
        { hint: 'It is an ECMAScript module that exports `rules`.', cause: error },
      );
    },
  );
  loaded.set(rules.path, found);
  return found;
}

/** A book's `proof.yaml`, checked; with own rules that are not run, what it accepts may be of any rule. */
export function settingsOf(book: ProofBook, own: readonly Rule[]): ProofSettings | undefined {
  const { settings, rules } = book;
  if (!settings) return undefined;
  const ids = rules && own.length === 0 ? undefined : [...RULES, ...own].map(({ id }) => id);
  return readProofSettings(settings.file, settings.text, ids);
}

interface Options {
  readonly settings?: ProofSettings;
  readonly rules: readonly Rule[];
  readonly level: Level;
  readonly within?: Within;
}

async function optionsOf({ book, level, allowCode }: ProofTask): Promise<Options> {
  const rules = await ownRulesOf(book, allowCode);
  const settings = settingsOf(book, rules);
  return {
    rules,
    level,
    ...(settings && { settings }),
    ...(book.files && { within: { files: book.files } }),
  };
}

/** The reader of Markdown, where there is any: loading it takes longer than proof-reading a page. */
export async function markdownFor(
  sources: readonly ProofSource[],
): Promise<{ readonly markdown?: ProofOptions['markdown'] }> {
  if (!sources.some(({ file }) => isMarkdown(file))) return {};
  return { markdown: (await import('../../manuscript/parse.js')).parse };
}

/** Does a task. Throws a `PressError` for settings and own rules that are not what they should be. */
export async function doTask(task: ProofTask, language: Language): Promise<ProofResult> {
  const { sources } = task.book;
  const options = { ...(await optionsOf(task)), ...(await markdownFor(sources)), language };
  if (!task.fix)
    return { problems: findings(sources, { ...options, ...(task.part && { within: task.part }) }) };
  const fixed = proofAndFix(sources, options);
  return { problems: fixed.problems, texts: fixed.sources.map(({ text }) => text) };
}

/** What is told of a book, from all that its tasks found. */
export async function told(task: ProofTask, found: readonly Problem[]): Promise<readonly Problem[]> {
  return reported(found, task.book.sources, await optionsOf(task));
}

/** The book without its trees, which a thread reads anew sooner than it is sent them. */
export function packed(book: ProofBook): ProofBook {
  return { ...book, sources: book.sources.map(({ file, text }): ProofSource => ({ file, text })) };
}
