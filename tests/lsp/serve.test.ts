import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openEditor, type Editor } from './client.js';

const WRONG = 'He met a agent 😀 of *the* state.\r\n\r\nThey saw the the theatre whicli he had built.\r\n';
let folder = '';
let editor: Editor;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lsp-')));
  writeFileSync(join(folder, 'book.yaml'), 'title: T\nchapters: [a.md, b.md]\n');
  writeFileSync(join(folder, 'a.md'), 'Nothing wrong here.\n');
  writeFileSync(join(folder, 'b.md'), 'Zapiola met Zapiola, and Zapiola left. Zapiola was gone.\n');
  editor = await openEditor(folder);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const codes = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);

/** What a file is after an action, as an editor would make it. */
function after(action: CodeAction | undefined, text: string, name: string): string {
  const { changes = {}, documentChanges = [] } = action?.edit ?? {};
  const edits = [
    ...Object.entries(changes).map(([uri, list]) => ({ uri, list })),
    ...documentChanges.flatMap((change) =>
      'textDocument' in change ? [{ uri: change.textDocument.uri, list: change.edits }] : [],
    ),
  ].filter(({ uri }) => uri.endsWith(`/${name}`));
  const document = TextDocument.create('', '', 0, text);
  return TextDocument.applyEdits(
    document,
    edits.flatMap(({ list }) => list.flatMap((edit) => ('newText' in edit ? [edit] : []))),
  );
}

async function actionsFor(text: string, code: string): Promise<CodeAction[]> {
  const found = (await editor.type('a.md', text)).find((one) => one.code === code);
  if (!found) throw new Error(`no ${code}`);
  return editor.actions('a.md', found);
}

describe('the language server', () => {
  it('says what is wrong when a text is opened, and again when it is changed', async () => {
    const told = await editor.type('a.md', WRONG);
    expect(codes(told)).toEqual(['article', 'doubled-word', 'misspelt']);
    expect(told[0]?.range).toEqual({
      start: { line: 0, character: 7 },
      end: { line: 0, character: 8 },
    });
    expect(told[1]?.range.start).toEqual({ line: 2, character: 9 });
    expect(await editor.type('a.md', WRONG.replace('a agent', 'an agent'))).toHaveLength(2);
  });

  it('replaces', async () => {
    const [replace] = await actionsFor(WRONG, 'doubled-word');
    expect(replace?.title).toBe('Replace “the the” with “the”');
    expect(after(replace, WRONG, 'a.md')).toBe(WRONG.replace('the the', 'the'));
  });

  it('teaches the book a word, in a proof.yaml that it makes', async () => {
    const actions = await actionsFor(WRONG, 'misspelt');
    const add = actions.find(({ title }) => title.startsWith('Add'));
    expect(add?.edit?.documentChanges?.[0]).toMatchObject({ kind: 'create' });
    const yaml = after(add, '', 'proof.yaml');
    expect(yaml).toBe('words:\n  - whicli\n');
    const told = editor.told('a.md');
    writeFileSync(join(folder, 'proof.yaml'), yaml);
    await editor.changed('proof.yaml');
    expect(codes(await told)).toEqual(['article', 'doubled-word']);
  });

  it('keeps a finding for a reason, and asks for one', async () => {
    const actions = await actionsFor(WRONG, 'article');
    const keep = actions.find(({ title }) => title.startsWith('Keep “a”: '));
    const yaml = after(keep, 'words:\n  - whicli\n', 'proof.yaml');
    expect(yaml).toContain('accepted:\n  - rule: article\n    text: a\n    file: a.md\n    reason: so in');
    const open = actions.find(({ command }) => command !== undefined);
    const unreasoned = after(open, 'words:\n  - whicli\n', 'proof.yaml');
    expect(TextDocument.create('', '', 0, unreasoned).offsetAt(open?.command?.arguments?.[1] as never)).toBe(
      unreasoned.indexOf('reason: ""') + 9,
    );
    const refused = await editor.type('proof.yaml', unreasoned);
    expect(refused[0]?.message).toContain('without a reason');
    const told = editor.told('a.md');
    expect(await editor.type('proof.yaml', yaml)).toEqual([]);
    expect(codes(await told)).toEqual(['doubled-word']);
  });

  it('reads a text that is not on disk yet', async () => {
    expect(codes(await editor.type('new.md', WRONG))).toContain('article');
  });

  it('ends when it is told to, and has complained of nothing', async () => {
    expect(await editor.quit()).toBe(0);
    expect(editor.said).toEqual([]);
  });
});

describe('the language server in an editor with one folder', () => {
  it('looks for the book above a text as far as that folder', async () => {
    mkdirSync(join(folder, 'part'));
    writeFileSync(join(folder, 'proof.yaml'), 'words:\n  - whicli\n');
    writeFileSync(join(folder, 'part/c.md'), WRONG);
    const old = await openEditor(folder, [], true);
    expect(codes(await old.type('part/c.md', WRONG))).toEqual(['article', 'doubled-word']);
    await old.quit();
  });
});
