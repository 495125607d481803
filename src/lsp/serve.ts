import { dirname, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  CodeActionKind,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type Diagnostic,
  type InitializeParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Place, Problem } from '../problem.js';
import type { Level, ProofSettings } from '../proof/index.js';
import { checkText } from './check.js';
import type { Desk, DeskBook } from './desk.js';
import { diagnosticOf } from './diagnostics.js';
import { quickFixes, REASON_COMMAND, type Found, type SettingsFile } from './quick-fixes.js';

/** Milliseconds without a keystroke before a text is read again. */
const PAUSE = 250;
const TEXT = /\.(?:md|markdown|txt|text)$/i;
const WATCHED = '**/{proof.yaml,book.yaml,proof.rules.js,*.md,*.markdown,*.txt}';

interface Known {
  readonly found: readonly Found[];
  readonly settings: SettingsFile;
}

const pathOf = (uri: string): string | undefined =>
  uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
const uriOf = (path: string): string => pathToFileURL(path).href;
const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const hasPlace = (problem: Problem): problem is Problem & { place: Place } => problem.place !== undefined;

/** The proof-reader as a language server on a connection: findings while one writes, and what to do about them. */
export function serve(connection: Connection, desk: Desk, { level }: { readonly level: Level }): void {
  const documents = new TextDocuments(TextDocument);
  const waiting = new Map<string, NodeJS.Timeout>();
  const known = new Map<string, Known>();
  const books = new Map<string, Promise<DeskBook>>();
  const lastSettings = new Map<string, ProofSettings>();
  let client: InitializeParams['capabilities'] = {};
  let roots: readonly string[] = [];

  /** An editor may write an address in another way than we do: `file:///c%3A/…`. */
  const openText = (path: string): string | undefined =>
    documents
      .all()
      .find(({ uri }) => pathOf(uri) === path)
      ?.getText();

  const bookOf = async (path: string): Promise<DeskBook> => {
    const around = roots.filter((root) => path.startsWith(root + sep));
    const open = books.get(path) ?? desk.bookOf(path, around[0] ?? dirname(path));
    books.set(path, open);
    return open;
  };

  const send = (uri: string, diagnostics: Diagnostic[], version?: number): void =>
    void connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) });

  const check = async (uri: string): Promise<void> => {
    const document = documents.get(uri);
    const path = pathOf(uri);
    if (!document || path === undefined || !TEXT.test(path)) return;
    const { version } = document;
    const language = await desk.language;
    const book = await bookOf(path);
    if (documents.get(uri)?.version !== version) return;
    const yaml = book.settingsPath;
    const text = document.getText();
    const checked = checkText(path, book, { language, level, openText, before: lastSettings.get(yaml) });
    if (checked.settings) lastSettings.set(yaml, checked.settings);
    const found = checked.problems.filter(hasPlace).filter(({ place }) => place.file === path);
    known.set(uri, {
      found: found.map((problem) => ({
        problem,
        uri,
        text: text.slice(problem.place.start.offset, problem.place.end.offset),
      })),
      settings: {
        uri: uriOf(yaml),
        text: openText(yaml) ?? book.settings,
        name: relative(dirname(yaml), path).split(sep).join('/'),
      },
    });
    send(uri, found.map(diagnosticOf), version);
    const { refused } = checked;
    const about: Diagnostic[] = checked.problems
      .filter(hasPlace)
      .filter(({ place }) => place.file === yaml)
      .map(diagnosticOf);
    if (refused?.place) {
      const { message, hint, place } = refused;
      const note = hint === undefined ? {} : { note: hint };
      about.push(diagnosticOf({ ruleId: 'settings', severity: 'error', message, place, ...note }));
    }
    send(uriOf(yaml), about);
  };

  const soon = (uri: string, pause = PAUSE): void => {
    clearTimeout(waiting.get(uri));
    const timer = setTimeout(() => {
      waiting.delete(uri);
      check(uri).catch((error: unknown) => {
        books.clear();
        connection.console.error(said(error));
      });
    }, pause);
    waiting.set(uri, timer);
  };
  const allSoon = (): void => documents.all().forEach(({ uri }) => soon(uri));

  connection.onInitialize((params) => {
    client = params.capabilities;
    // Older editors have one folder and say it in another way.
    const old: { readonly rootUri: string | null } = params;
    const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? [old.rootUri ?? ''];
    roots = folders.flatMap((uri) => pathOf(uri)?.replace(/[\\/]$/, '') ?? []);
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        executeCommandProvider: { commands: [REASON_COMMAND] },
      },
      serverInfo: { name: 'pamphleteer' },
    };
  });
  connection.onInitialized(() => {
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: WATCHED }],
      });
  });

  documents.onDidOpen(({ document }) => soon(document.uri, 0));
  documents.onDidChangeContent(({ document }) => {
    // What `proof.yaml` says counts for every open text.
    if (TEXT.test(document.uri)) soon(document.uri);
    else allSoon();
  });
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
    known.delete(uri);
    send(uri, []);
  });
  const readAnew = (): void => {
    books.clear();
    allSoon();
  };
  documents.onDidSave(readAnew);
  connection.onDidChangeWatchedFiles(readAnew);

  connection.onCodeAction(async ({ textDocument: { uri }, range }) => {
    const { found, settings } = known.get(uri) ?? { found: [] };
    const document = documents.get(uri);
    if (!settings || !document || waiting.has(uri)) return [];
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const edits = client.workspace?.workspaceEdit;
    const can = {
      documentChanges: edits?.documentChanges === true,
      createFile: edits?.resourceOperations?.includes('create') === true,
    };
    const language = await desk.language;
    return found
      .filter(({ problem: { place } }) => place.start.offset <= to && place.end.offset >= from)
      .flatMap((one) => quickFixes(one, settings, { language, can }));
  });
  connection.onExecuteCommand(
    async ({ command, arguments: [uri, at] = [] }: { command: string; arguments?: unknown[] }) => {
      if (command !== REASON_COMMAND || typeof uri !== 'string' || !client.window?.showDocument?.support)
        return;
      const position = at as { line: number; character: number };
      await connection.window.showDocument({
        uri,
        takeFocus: true,
        selection: { start: position, end: position },
      });
    },
  );

  documents.listen(connection);
  connection.listen();
}
