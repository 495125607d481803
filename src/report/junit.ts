import type { Problem } from '../problem.js';
import type { Format } from './format.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** XML 1.0 has no place for most control characters and none for halves of surrogate pairs. */
function escape(text: string): string {
  return text
    .replaceAll(/(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll(/[&<>"\n\t]/g, (character) => ESCAPES[character] ?? character);
}

function testCase({ ruleId, place, message, note, severity }: Problem): string {
  const where = place ? `${place.file}:${String(place.start.line)}:${String(place.start.column)}` : 'book';
  const content = escape(note ? `${message}\n${note}` : message);
  return (
    `    <testcase classname="${escape(ruleId)}" name="${escape(where)}">\n` +
    `      <failure type="${severity}" message="${escape(message)}">${content}</failure>\n    </testcase>\n`
  );
}

/** JUnit's XML: a suite for each file, a failed case for each finding; one passed case where there is none. */
export const junit: Format = (problems) => {
  const files = new Map<string, Problem[]>();
  for (const problem of problems) {
    const file = problem.place?.file ?? 'book';
    files.set(file, [...(files.get(file) ?? []), problem]);
  }
  const suites = [...files].map(([file, own]) => {
    const count = String(own.length);
    return `  <testsuite name="${escape(file)}" tests="${count}" failures="${count}">\n${own.map(testCase).join('')}  </testsuite>\n`;
  });
  const clean =
    '  <testsuite name="proof" tests="1" failures="0">\n    <testcase classname="proof" name="clean"/>\n  </testsuite>\n';
  const total = String(problems.length);
  const tests = String(Math.max(1, problems.length));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="pamphleteer" tests="${tests}" failures="${total}">\n${suites.join('') || clean}</testsuites>\n`;
};
