import type { Rule } from './rule.js';

/** An example as Markdown code, its line ends shown. */
function code(text: string): string {
  const shown = text.replaceAll('\n', ' ⏎ ');
  const fence = shown.includes('`') ? '``' : '`';
  return `${fence}${shown}${fence}`;
}

const MARKED = /\[\[(?<found>[^→\]]*)(?:→(?<expected>[^\]]*))?\]\]/g;

function wrong(marked: string): string {
  const found = [...marked.matchAll(MARKED)].map(({ groups = {} }) => {
    const { found = '', expected } = groups;
    if (expected === undefined) return code(found);
    return `${code(found)}, expected ${expected === '' ? 'nothing' : code(expected)}`;
  });
  return `- ${code(marked.replaceAll(MARKED, '$<found>'))}: ${found.join('; ')}`;
}

/** The page of `docs/rules/` about a rule, as Markdown. */
export function rulePage(rule: Rule): string {
  return (
    [
      `# ${rule.id}`,
      `${rule.summary}.`,
      rule.why,
      ...(rule.english ? ['For books in English.'] : []),
      ...(rule.scans ? ['Not for texts with code and links all over, which no scan has misread.'] : []),
      '## Finds',
      rule.examples.wrong.map(wrong).join('\n'),
      '## Leaves alone',
      rule.examples.right.map((text) => `- ${code(text)}`).join('\n'),
      `To keep one that is meant, list it in \`proof.yaml\` with its reason, or write \`<!-- proof-ignore ${rule.id} -->\` before the paragraph.`,
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

/** The list of all rules for `docs/rules/README.md`. */
export function rulesPage(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, summary }) => `| [${id}](${id}.md) | ${summary.replaceAll('|', '\\|')} |`);
  return `# Rules of the proof-reader\n\nWritten by the rules themselves; \`npx vitest run tests/proof/rule-pages.test.ts -u\` writes them anew.\n\n| rule | finds |\n|---|---|\n${rows.join('\n')}\n`;
}
