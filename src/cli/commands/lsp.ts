import { dirname, join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { shelf } from '../../edge/shelf.js';
import { serve, type DeskBook } from '../../lsp/index.js';
import { PressError } from '../../problem.js';
import { readLanguage } from '../../proof/index.js';
import { readArgs, type Console } from '../args.js';
import { booksAt } from '../proof/books.js';
import { isThere } from '../proof/files.js';
import { levelNamed } from '../proof/order.js';
import { ownRulesOf } from '../proof/task.js';

/** `pamphleteer lsp`: the proof-reader for editors, on standard input and output, until the editor ends it. */
export async function lspCommand(argv: readonly string[], io: Console): Promise<number> {
  // Editors say --stdio; there is nothing else that it could be.
  const { values, positionals } = readArgs(argv, { stdio: 'flag', level: 'one', 'allow-code': 'flag' });
  if (positionals.length > 0)
    throw new PressError(
      `Unexpected ${positionals[0] ?? ''}, expected no file: an editor says what it has open`,
    );
  const level = levelNamed(values.level ?? 'default');
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const bookOf = async (path: string, root: string): Promise<DeskBook> => {
    // A text that was never saved is a book of its own.
    const [book] = (await isThere(path)) ? await booksAt([path], { cwd: root, env: io.env }) : [];
    const { sources = [{ file: path, text: '' }], settings, rules, home = dirname(path) } = book ?? {};
    const own = book ? await ownRulesOf(book, values['allow-code'] === true) : [];
    return {
      sources,
      settingsPath: join(home, 'proof.yaml'),
      settings: settings?.text,
      rules: own,
      rulesLeftOut: rules !== undefined && own.length === 0,
    };
  };
  const ended = new Promise<number>((resolve) => connection.onExit(() => resolve(0)));
  serve(connection, { language: readLanguage(shelf()), bookOf }, { level });
  return ended;
}
