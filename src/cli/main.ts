import { version } from '../edge/shelf.js';
import { nearest, PressError } from '../problem.js';
import type { Console } from './args.js';
import { said } from './said.js';

type Command = (argv: readonly string[], io: Console) => Promise<number>;

/** Each command is loaded when it is called: a linter must not wait for a layout engine. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  build: async () => (await import('./commands/build.js')).buildCommand,
  preview: async () => (await import('./commands/preview.js')).previewCommand,
  new: async () => (await import('./commands/new.js')).newCommand,
  impose: async () => (await import('./commands/impose.js')).imposeCommand,
  preflight: async () => (await import('./commands/preflight.js')).preflightCommand,
  proof: async () => (await import('./commands/proof.js')).proofCommand,
  lsp: async () => (await import('./commands/lsp.js')).lspCommand,
  restore: async () => (await import('./commands/restore.js')).restoreCommand,
};

const USAGE = `pamphleteer: from one Markdown manuscript to paper and e-book

  pamphleteer build [DIR|FILE.md]   PDF and EPUB into dist/<slug>/
      --out DIR         the folder that receives <slug>/ (dist)
      --edition NAME    only this edition; may be given several times
      --jobs N          how many parts are laid out at once (as many as there are cores)
      --no-cache        keep no pages in DIR/.cache, and use none

  pamphleteer preview [DIR|FILE.md] the pages in a browser, made again as the text changes
      --port N          on this port (4816, or the next free one)
      --out, --jobs, --no-cache as for build; nothing is written but pages in DIR/.cache

  pamphleteer new DIR               a book to start from
  pamphleteer impose FILE.pdf       any PDF laid on sheets to print, fold and staple
      -o FILE.pdf       where to (FILE-booklet.pdf)
      --schema NAME     saddle, signatures-4, cut-and-stack, quarto or zine
      --sheet SIZE      a4, letter, sra3, 320mm x 450mm (a4)
      --flip EDGE       short-edge or long-edge: the one the printer turns on
      --caliper LENGTH  thickness of the paper, for creep (0.1mm)
      --bleed LENGTH    art over the trim (0mm)
      --last-outermost  blanks go before the last page
      --right-to-left   the book opens the other way
      --preview         draw the sheets; --preview FILE.png, or a folder, as pictures

  pamphleteer preflight FILE…       whether PDFs are what a press or every reader wants, and EPUBs
      --profile NAME    kdp, ingramspark, lulu, home or zine (printers), x4 (press), paper, ua (readers);
                        without it, what a file says it is
      --format NAME     pretty, json or github

  pamphleteer proof [DIR|FILE]…     the typos that a scan left in a text
      --format NAME     pretty, json, sarif, github, junit or rdjson; NAME=FILE writes it there; may be given several times
      --level NAME      quiet, default or thorough
      --fix             corrects what is certain; --fix-dry-run shows it as a patch
      --baseline FILE   what is known already is no finding; without the file, it is written
      --learn           proposes words for proof.yaml
      --jobs N          threads (as many as there are cores)
      --allow-code      runs the book's own rules, proof.rules.js

  pamphleteer lsp                   the proof-reader as a language server, for editors (--stdio, --level, --allow-code)

  pamphleteer restore FILE|DIR…     a scan as Markdown: plain text, PDF with a text layer, hOCR, ALTO
      -o FILE.md        where to (standard output)
      --report FILE     everything that was done, with its evidence, as JSON
      --order LIST      the pages in reading order, such as 2-5,1
      --ocr             reads pictures, and the pictures of a PDF's pages, with tesseract if it is installed
      --language TAG    the language for --ocr (en)

  pamphleteer --version, --help

Exit codes: 0 fine, 1 findings or errors, 2 cannot go on.
`;

/** Runs a command line and returns its exit code; the one place where an error becomes text. */
export async function main(argv: readonly string[], io: Console): Promise<number> {
  const [name, ...rest] = argv;
  if (name === '--version' || name === '-V') {
    io.stdout.write(`${version()}\n`);
    return 0;
  }
  if (
    name === undefined ||
    ['--help', '-h', 'help'].includes(name) ||
    rest.includes('--help') ||
    rest.includes('-h')
  ) {
    (name === undefined ? io.stderr : io.stdout).write(USAGE);
    return name === undefined ? 2 : 0;
  }
  try {
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) {
      const near = nearest(name, Object.keys(COMMANDS));
      throw new PressError(
        `Unexpected command ${JSON.stringify(name)}, expected one of ${Object.keys(COMMANDS).join(', ')}`,
        { hint: near === undefined ? 'pamphleteer --help lists them.' : `Did you mean ${near}?` },
      );
    }
    return await (
      await command()
    )(rest, io);
  } catch (error) {
    io.stderr.write(said(error, io.env.PAMPHLETEER_DEBUG !== undefined));
    return 2;
  }
}

if (process.argv[1] !== undefined && /(?:pamphleteer|cli[\\/]main\.js)$/.test(process.argv[1])) {
  // Whoever reads may have read enough, `| head`: that is no fault.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  void main(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
  }).then((code) => (process.exitCode = code));
}
