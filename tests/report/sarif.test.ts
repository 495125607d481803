import fc from 'fast-check';
import type { Log, Region, Result, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { placeAt, type Problem, type Severity } from '../../src/problem.js';
import { FORMATS } from '../../src/report/index.js';

const TEXT = 'Ein früher Satz.\nÉmigrés lived a decade or s0, and died 😀.\n';
const problemAt = (start: number, end: number, more: Partial<Problem> = {}): Problem => ({
  ruleId: 'digit-in-word',
  severity: 'warning',
  message: `Unexpected “${TEXT.slice(start, end)}”`,
  place: placeAt('a b/ü.md', TEXT, start, end),
  expected: ['so'],
  ...more,
});
const aboutRule = (id: string) => (id === 'unknown' ? undefined : { summary: 'A digit', why: 'Scans.' });
const logOf = (problems: readonly Problem[]): Log =>
  JSON.parse(FORMATS.sarif(problems, { textOf: () => TEXT, colour: false, aboutRule })) as Log;

const STANDARD: string = '2.1.0';

type Clause = readonly [section: string, holds: boolean];

/** §3.30: lines and columns count from 1; the end is not before the start; characters are counted from 0. */
function regionClauses(region: Region): Clause[] {
  const {
    startLine = 0,
    startColumn = 0,
    endLine = 0,
    endColumn = 0,
    charOffset = -1,
    charLength = -1,
  } = region;
  const byLine: Clause[] =
    region.startLine === undefined
      ? []
      : [
          ['3.30.5', startLine >= 1],
          ['3.30.6', startColumn >= 1],
          ['3.30.7', endLine >= startLine],
          ['3.30.8', endLine > startLine || endColumn >= startColumn],
        ];
  return [...byLine, ['3.30.9', charOffset >= 0], ['3.30.10', charLength >= 0]];
}

/** §3.10.1: URIs are valid by RFC 3986, and relative ones have no scheme. */
const isUri = (uri: string): boolean =>
  /^(?:[a-z][\w+.-]*:|(?![\w+.-]*:))(?:[\w.~!$&'()*+,;=:@/-]|%[\da-f]{2})+$/i.test(uri);

function resultClauses(result: Result, { tool, columnKind }: Run): Clause[] {
  const rule = tool.driver.rules?.[result.ruleIndex ?? -1];
  const artifacts = [
    ...(result.locations ?? []).map(({ physicalLocation }) => physicalLocation?.artifactLocation),
    ...(result.fixes ?? []).flatMap(({ artifactChanges }) =>
      artifactChanges.map(({ artifactLocation }) => artifactLocation),
    ),
  ];
  const regions = [
    ...(result.locations ?? []).flatMap(({ physicalLocation }) => physicalLocation?.region ?? []),
    ...(result.fixes ?? []).flatMap(({ artifactChanges }) =>
      artifactChanges.flatMap(({ replacements }) => replacements.map(({ deletedRegion }) => deletedRegion)),
    ),
  ];
  return [
    ['3.14.17', columnKind === 'utf16CodeUnits'],
    ['3.27.5', rule !== undefined && rule.id === result.ruleId],
    ['3.27.10', ['none', 'note', 'warning', 'error'].includes(result.level ?? 'warning')],
    ['3.11.3', (result.message.text ?? '') !== ''],
    ['3.27.17', Object.values(result.partialFingerprints ?? {}).every((value) => value !== '')],
    ['3.55.3', (result.fixes ?? []).every(({ artifactChanges }) => artifactChanges.length >= 1)],
    [
      '3.56.3',
      (result.fixes ?? []).every(({ artifactChanges }) =>
        artifactChanges.every(({ replacements }) => replacements.length >= 1),
      ),
    ],
    ['3.4.3', artifacts.every((artifact) => isUri(artifact?.uri ?? ''))],
    ...regions.flatMap(regionClauses),
  ];
}

/** What a log breaks of the clauses of SARIF 2.1.0 (OASIS Standard) that say something of what we write. */
function brokenClauses({ version, $schema, runs }: Log): string[] {
  const clauses = runs.flatMap((run): Clause[] => {
    const { name, rules = [] } = run.tool.driver;
    const ids = rules.map(({ id }) => id);
    return [
      ['3.19.8', name !== ''],
      ['3.19.23', new Set(ids).size === ids.length],
      ['3.49.9', rules.every(({ shortDescription }) => shortDescription?.text !== '')],
      ...(run.results ?? []).flatMap((result) => resultClauses(result, run)),
    ];
  });
  const whole: Clause[] = [
    ['3.13.2', version === STANDARD],
    ['3.13.3', isUri($schema ?? '')],
    ['3.13.4', runs.length >= 1],
    ['3.14.23', runs.every(({ results }) => Array.isArray(results))],
  ];
  return [...whole, ...clauses].flatMap(([section, holds]) => (holds ? [] : [section]));
}

describe('sarif', () => {
  it('has one run with places, fingerprints and fixes', () => {
    const start = TEXT.indexOf('s0');
    const { runs } = logOf([problemAt(start, start + 2, { fix: [{ start, end: start + 2, text: 'so' }] })]);
    const [result] = runs[0]?.results ?? [];
    expect(runs[0]?.tool.driver.rules?.[0]).toMatchObject({ shortDescription: { text: 'A digit' } });
    expect(result).toMatchObject({
      ruleId: 'digit-in-word',
      ruleIndex: 0,
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b/%C3%BC.md' },
            region: {
              startLine: 2,
              startColumn: 27,
              endLine: 2,
              endColumn: 29,
              charOffset: start,
              charLength: 2,
            },
          },
        },
      ],
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: 'so' } }] }] }],
    });
    expect(result?.partialFingerprints?.['pamphleteer/v1']).toMatch(/^[\da-f]{24}$/);
  });

  it('keeps the clauses of the standard, whatever is found', () => {
    const files = fc.constantFrom('a.md', 'a b/ü.md', '/tmp/[x]#y?.txt', '../über 100%.md', 'c:d.md');
    const severity = fc.constantFrom<Severity>('error', 'warning', 'info');
    const problem = fc
      .tuple(
        fc.nat(TEXT.length),
        fc.nat(9),
        files,
        severity,
        fc.constantFrom('a-rule', 'unknown'),
        fc.boolean(),
      )
      .map(([start, length, file, level, ruleId, fixed]): Problem => {
        const end = Math.min(TEXT.length, start + length);
        const fix = fixed ? { fix: [{ start, end, text: '' }] } : {};
        return problemAt(start, end, {
          ruleId,
          severity: level,
          place: placeAt(file, TEXT, start, end),
          ...fix,
        });
      });
    fc.assert(
      fc.property(fc.array(problem, { maxLength: 6 }), (problems) => {
        const log = logOf(problems);
        expect(brokenClauses(log)).toEqual([]);
        expect(log.runs[0]?.results).toHaveLength(problems.length);
      }),
    );
  });

  it('would say so if it did not', () => {
    const log = logOf([problemAt(0, 3)]);
    const [run] = log.runs;
    const [result] = run?.results ?? [];
    if (!run || !result) throw new Error('no result');
    const broken = (part: Partial<Result>): Log => ({
      ...log,
      runs: [{ ...run, results: [{ ...result, ...part }] }],
    });
    expect(brokenClauses(broken({ ruleIndex: 1 }))).toEqual(['3.27.5']);
    expect(brokenClauses(broken({ message: {} }))).toEqual(['3.11.3']);
    const physicalLocation = {
      artifactLocation: { uri: 'a b' },
      region: { startLine: 0, charOffset: 0, charLength: 1 },
    };
    expect(brokenClauses(broken({ locations: [{ physicalLocation }] }))).toEqual([
      '3.4.3',
      '3.30.5',
      '3.30.6',
    ]);
  });
});
