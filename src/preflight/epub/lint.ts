import type { Problem } from '../../problem.js';
import { openEpub } from './open.js';
import { EPUB_RULES } from './rules/index.js';

/**
 * Looks for what a validator lets pass and a reader stumbles over.
 *
 * @throws {PressError} where the file is no EPUB, or so broken that a reader would not open it.
 */
export function lintEpub(bytes: Uint8Array): readonly Problem[] {
  const epub = openEpub(bytes);
  return EPUB_RULES.flatMap((rule) =>
    [...rule.check(epub)].map(({ message, file, line }): Problem => ({
      ruleId: `epub/${rule.id}`,
      severity: rule.severity,
      message: `${message} (${file}${line === undefined ? '' : `:${line}`})`,
      note: rule.why,
    })),
  );
}
