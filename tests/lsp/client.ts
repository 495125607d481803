import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';

const MAIN = join(import.meta.dirname, '../../dist/lib/cli/main.js');

/** An editor that speaks with the server that we ship, over its standard input and output. */
export interface Editor {
  /** Opens a text, or types it anew, and waits for what is said about `about` (the text itself, without it). */
  type(name: string, text: string, about?: string): Promise<Diagnostic[]>;
  /** What is said next about a file. */
  told(name: string): Promise<Diagnostic[]>;
  actions(name: string, diagnostic: Diagnostic): Promise<CodeAction[]>;
  /** Says that a file has changed on disk. */
  changed(name: string): Promise<void>;
  /** Ends the server; its exit code. */
  quit(): Promise<number | null>;
  readonly shown: unknown[];
  readonly said: string[];
}

/** Starts the server for a folder; `old` is how editors named it before there were several. */
export async function openEditor(folder: string, argv: readonly string[] = [], old = false): Promise<Editor> {
  const server = spawn(process.execPath, [MAIN, 'lsp', '--stdio', ...argv], { cwd: folder });
  const ended = new Promise<number | null>((resolve) => server.on('exit', resolve));
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const uri = (name: string): string => pathToFileURL(join(folder, name)).href;
  const listeners = new Map<string, (diagnostics: Diagnostic[]) => void>();
  const shown: unknown[] = [];
  const said: string[] = [];
  const versions = new Map<string, number>();
  connection.onNotification(
    'textDocument/publishDiagnostics',
    (told: { uri: string; diagnostics: Diagnostic[]; version?: number }) => {
      if (told.version !== undefined && told.version !== versions.get(told.uri)) return;
      listeners.get(told.uri)?.(told.diagnostics);
    },
  );
  connection.onNotification(
    'window/logMessage',
    ({ message }: { message: string }) => void said.push(message),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/showDocument', (what: unknown) => {
    shown.push(what);
    return { success: true };
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    ...(old
      ? { rootUri: pathToFileURL(folder).href }
      : { rootUri: null, workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'book' }] }),
    capabilities: {
      workspace: {
        didChangeWatchedFiles: { dynamicRegistration: true },
        workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
      },
      window: { showDocument: { support: true } },
    },
  });
  await connection.sendNotification('initialized', {});
  const told = (name: string): Promise<Diagnostic[]> =>
    new Promise((resolve) => listeners.set(uri(name), resolve));
  return {
    shown,
    said,
    told,
    async type(name, text, about = name) {
      const answer = told(about);
      const version = versions.get(uri(name)) ?? 0;
      versions.set(uri(name), version + 1);
      const textDocument = { uri: uri(name), version: version + 1, languageId: 'markdown', text };
      await (version === 0
        ? connection.sendNotification('textDocument/didOpen', { textDocument })
        : connection.sendNotification('textDocument/didChange', {
            textDocument,
            contentChanges: [{ text }],
          }));
      return answer;
    },
    async actions(name, { range }) {
      const asked = { textDocument: { uri: uri(name) }, range, context: { diagnostics: [] } };
      return connection.sendRequest<CodeAction[]>('textDocument/codeAction', asked);
    },
    async changed(name) {
      const changes = [{ uri: uri(name), type: 2 }];
      await connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    },
    async quit() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const code = await ended;
      connection.dispose();
      return code;
    },
  };
}
