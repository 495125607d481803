import {
  CodeActionKind,
  type CodeAction,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Place, Problem } from '../problem.js';
import { withAcceptance, withWord, type Language } from '../proof/index.js';
import { diagnosticOf, rangeOf } from './diagnostics.js';

/** The command that shows where a reason has to be written: the file's address and the place. */
export const REASON_COMMAND = 'pamphleteer.writeReason';
/** What most findings are kept for. */
const AS_PRINTED = 'so in the original';
/** More candidates than these are guesses. */
const CANDIDATES = 3;

/** A finding in an open text. */
export interface Found {
  readonly problem: Problem & { readonly place: Place };
  readonly uri: string;
  /** What stands there. */
  readonly text: string;
}

/** The `proof.yaml` that a text belongs to; `text` is undefined where it has to be made. */
export interface SettingsFile {
  readonly uri: string;
  readonly text: string | undefined;
  /** What it calls the text. */
  readonly name: string;
}

/** What the editor can do with changes of several files. */
export interface EditAbility {
  readonly documentChanges: boolean;
  readonly createFile: boolean;
}

/** The one change that makes `after` of `before`, as small as it is. */
function changeBetween(before: string, after: string): TextEdit {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const document = TextDocument.create('', 'yaml', 0, before);
  return {
    range: { start: document.positionAt(head), end: document.positionAt(before.length - tail) },
    newText: after.slice(head, after.length - tail),
  };
}

function editOf({ uri, text }: SettingsFile, after: string, can: EditAbility): WorkspaceEdit {
  const change = changeBetween(text ?? '', after);
  if (!can.documentChanges) return { changes: { [uri]: [change] } };
  const edit: TextDocumentEdit = { textDocument: { uri, version: null }, edits: [change] };
  const isNew = text === undefined && can.createFile;
  return {
    documentChanges: isNew ? [{ kind: 'create', uri, options: { ignoreIfExists: true } }, edit] : [edit],
  };
}

/** Markup inside a stretch would be lost with it. */
function replacements({ problem, uri, text }: Found): CodeAction[] {
  if (/[*_`[\]<>&\\]/.test(text)) return [];
  return (problem.expected ?? []).slice(0, CANDIDATES).map((candidate, index) => ({
    title: candidate === '' ? `Take “${text}” out` : `Replace “${text}” with “${candidate}”`,
    kind: CodeActionKind.QuickFix,
    isPreferred: index === 0,
    edit: { changes: { [uri]: [{ range: rangeOf(problem.place), newText: candidate }] } },
  }));
}

/** A word goes into the book's words only if neither the language nor the dictionaries have it: else it changes nothing. */
function newWord({ text }: Found, { words, model }: Language): string | undefined {
  const norm = text.toLowerCase().replaceAll('’', "'");
  const isWord = /^\p{L}[\p{L}\p{M}'’]*$/u.test(text);
  return isWord && words.flags(norm) === 0 && model.id(norm) < 0 ? text : undefined;
}

/** What an editor may do about a finding: replace it, teach the book a word, or keep it for a reason. */
export function quickFixes(
  found: Found,
  settings: SettingsFile,
  options: { readonly language: Language; readonly can: EditAbility },
): CodeAction[] {
  const { problem, text } = found;
  const actions = replacements(found);
  const before = settings.text ?? '';
  const own = (title: string, after: string): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    edit: editOf(settings, after, options.can),
  });
  const word = newWord(found, options.language);
  if (word !== undefined) actions.push(own(`Add “${word}” to the book’s words`, withWord(before, word)));
  const accepted = { rule: problem.ruleId, text, file: settings.name };
  actions.push(
    own(`Keep “${text}”: ${AS_PRINTED}`, withAcceptance(before, { ...accepted, reason: AS_PRINTED })),
  );
  const open = withAcceptance(before, { ...accepted, reason: '' });
  const at = TextDocument.create('', 'yaml', 0, open).positionAt(open.lastIndexOf('reason: ""') + 9);
  actions.push({
    ...own(`Keep “${text}” for a reason…`, open),
    command: { title: 'Write the reason', command: REASON_COMMAND, arguments: [settings.uri, at] },
  });
  return actions.map((action) => ({ ...action, diagnostics: [diagnosticOf(problem)] }));
}
