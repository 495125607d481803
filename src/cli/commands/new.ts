import { readdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { refuseUnwritable, writeArtifacts } from '../../edge/artifacts.js';
import { PressError } from '../../problem.js';
import { readArgs, type Console } from '../args.js';

const BOOK = `title: My first pamphlet
author: Jane Doe
language: en
chapters:
  - 01-beginning.md
bibliography: references.json

# Without these, a pamphlet of A5 pages, as a PDF and an EPUB:
# subtitle: …
# trim: a5
# editions: [screen, epub]
`;

const CHAPTER = `# The beginning

Write here. A blank line begins a new paragraph, *asterisks* make words stand out, and what needs
saying aside goes into a note.[^aside]

## Who said so

Works are cited by their keys in \`references.json\`: in brackets [@morris1884, p. 12], or as a part of
the sentence, as @morris1884 does. A list of the works cited is made at the end.

> A passage from a source, set apart by a mark at the beginning of its lines.

[^aside]: A note like this one, which goes to the foot of the page.
`;

const REFERENCES = `[
  {
    "id": "morris1884",
    "type": "book",
    "title": "Art and socialism",
    "author": [{ "family": "Morris", "given": "William" }],
    "issued": { "date-parts": [[1884]] }
  }
]
`;

/** The files of a book to start from: small, whole, and without a fault in it. */
export const STARTER: Readonly<Record<string, string>> = {
  'book.yaml': BOOK,
  '01-beginning.md': CHAPTER,
  'references.json': REFERENCES,
};

/** `pamphleteer new DIR`: a book to start from. Throws a `PressError` where something is in the folder already. */
export async function newCommand(argv: readonly string[], io: Console): Promise<number> {
  const { positionals } = readArgs(argv, {});
  const [name, more] = positionals;
  if (name === undefined)
    throw new PressError('Unexpected end of arguments, expected a folder', { hint: 'pamphleteer new DIR' });
  if (more !== undefined)
    throw new PressError(`Unexpected second folder ${JSON.stringify(more)}, expected one`);
  const folder = resolve(io.cwd, name);
  const standing = await readdir(folder).catch(() => []);
  if (standing.length > 0) {
    throw new PressError(
      `Unexpected files in "${name}" (${basename(standing[0] ?? '')}), expected an empty folder`,
      {
        hint: 'Name a folder that is not there yet: nothing is ever written over.',
      },
    );
  }
  await refuseUnwritable(folder);
  const encoder = new TextEncoder();
  await writeArtifacts(
    folder,
    Object.entries(STARTER).map(([file, text]) => ({ name: file, bytes: encoder.encode(text) })),
  );
  io.stdout.write(`${name}\n`);
  io.stderr.write(`Build it: pamphleteer build ${/[^\w./-]/.test(name) ? JSON.stringify(name) : name}\n`);
  return 0;
}
