import { spawn } from 'node:child_process';
import { PressError } from '../problem.js';

/** Tesseract's names of languages, by the tags that books have. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ca: 'cat',
  cs: 'ces',
  da: 'dan',
  de: 'deu',
  el: 'ell',
  en: 'eng',
  eo: 'epo',
  es: 'spa',
  fi: 'fin',
  fr: 'fra',
  hu: 'hun',
  it: 'ita',
  la: 'lat',
  nb: 'nor',
  nl: 'nld',
  no: 'nor',
  pl: 'pol',
  pt: 'por',
  ru: 'rus',
  sv: 'swe',
  tr: 'tur',
  uk: 'ukr',
};

/** Tesseract's name of a language: `de` and `de-AT` → `deu`; `deu`, `frk` and `deu+eng` are its own already. Throws a `PressError` for others. */
export function tesseractLanguage(tag: string): string {
  const known = LANGUAGES[tag.toLowerCase().split('-')[0] ?? ''];
  if (known !== undefined) return known;
  if (/^[a-z]{3}(?:_[a-z]+)?(?:\+[a-z]{3}(?:_[a-z]+)?)*$/i.test(tag)) return tag;
  throw new PressError(`Unexpected language ${JSON.stringify(tag)}, expected one such as en, de or fr`, {
    hint: `Known: ${Object.keys(LANGUAGES).join(', ')}; or a name of tesseract's own, such as frk.`,
  });
}

/** The hOCR that tesseract makes of a picture. Throws a `PressError` where it is not installed, or fails; `file` is for messages. */
export async function recognise(file: string, picture: Uint8Array, language: string): Promise<Uint8Array> {
  return new Promise((done, fail) => {
    const child = spawn('tesseract', ['-', '-', '-l', language, 'hocr'], { stdio: ['pipe', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    // A program that does not read to the end says why by its exit code.
    child.stdin.on('error', () => undefined);
    child.on('error', (cause) => {
      fail(
        new PressError('Unexpected option --ocr without tesseract, expected the program on the path', {
          hint: 'Install it with its data for the language (https://tesseract-ocr.github.io), or give a text.',
          cause,
        }),
      );
    });
    child.on('close', (code) => {
      if (code === 0) done(new Uint8Array(Buffer.concat(out)));
      else
        fail(
          new PressError(`Unexpected failure of tesseract on ${file}, expected hOCR`, {
            hint: err.trim().split('\n').at(-1) ?? `Its exit code was ${String(code)}.`,
          }),
        );
    });
    child.stdin.end(picture);
  });
}
