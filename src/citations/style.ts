import { createRequire } from 'node:module';
import type { Manuscript } from '../manuscript/index.js';
import { PressError } from '../problem.js';
import { nearest } from './nearest.js';

const require = createRequire(import.meta.url);

/** Names that people type, and the styles of `@citation-js/plugin-csl` that they mean. */
const BUNDLED: Readonly<Record<string, string>> = {
  apa: 'apa',
  harvard: 'harvard1',
  harvard1: 'harvard1',
  'harvard-cite-them-right': 'harvard1',
  vancouver: 'vancouver',
  'nlm-citation-sequence': 'vancouver',
};

const bundled = (name: string): string | undefined => {
  const styles = require('@citation-js/plugin-csl/lib/styles.json') as Readonly<Record<string, string>>;
  const own = Object.hasOwn(BUNDLED, name) ? BUNDLED[name] : undefined;
  return own === undefined ? undefined : styles[own];
};

/**
 * The XML of the book's style: its own `.csl` file, or one that comes along by name.
 * Throws a `PressError` on a file that is no CSL, a style that depends on an absent one, an unknown name.
 */
export function styleXml(manuscript: Pick<Manuscript, 'settings' | 'style'>): string {
  const { settings, style } = manuscript;
  if (!style) {
    const name = settings.style.toLowerCase();
    const xml = bundled(name) ?? bundled(name.replace(/\.csl$/, ''));
    if (xml === undefined) throw unknownStyle(settings.style);
    return xml;
  }
  const xml = new TextDecoder().decode(style.bytes).replace(/^\uFEFF/, '');
  if (!/<style\s[^>]*\bxmlns\s*=\s*["']http:\/\/purl\.org\/net\/xbiblio\/csl["']/.test(xml)) {
    throw new PressError(`Unexpected content in ${style.file}, expected a CSL style`, {
      hint: /<html\b/i.test(xml)
        ? 'It is a web page: fetch the raw file of the style.'
        : 'A CSL style begins with <style xmlns="http://purl.org/net/xbiblio/csl" …>.',
    });
  }
  const parent = parentOf(xml);
  if (parent !== undefined && !/<citation[\s>]/.test(xml)) {
    const name = parent.replace(/^.*\//, '');
    const own = bundled(name);
    if (own !== undefined) return own;
    throw new PressError(`${style.file} depends on the style '${name}', which is not here`, {
      hint: `Put ${name}.csl into the book’s folder and name it as the style.`,
    });
  }
  if (!/<citation[\s>]/.test(xml)) {
    throw new PressError(`Unexpected end of ${style.file}, expected a <citation> in the style`, {
      hint: 'The file is not whole: fetch it again.',
    });
  }
  return xml;
}

/** Whether a style is one that there is, as the settings write it, before anything is cited. Throws a `PressError` if it is not. */
export function knowStyle(written: string): void {
  if (!/\.csl$/i.test(written) && !Object.hasOwn(BUNDLED, written.toLowerCase())) throw unknownStyle(written);
}

function unknownStyle(written: string): PressError {
  const [near] = nearest(written.toLowerCase(), Object.keys(BUNDLED));
  return new PressError(
    `Unexpected style '${written}', expected ${near ?? 'apa, harvard, vancouver'} or a .csl file`,
    {
      hint: 'Any other style is a .csl file in the book’s folder; https://github.com/citation-style-language/styles has them.',
    },
  );
}

/** The address of the style that a dependent style stands for. */
function parentOf(xml: string): string | undefined {
  const links = xml.match(/<link\s[^>]*>/g) ?? [];
  const link = links.find((tag) => /\srel\s*=\s*["']independent-parent["']/.test(tag));
  return link && /\shref\s*=\s*["']([^"']*)["']/.exec(link)?.[1];
}
