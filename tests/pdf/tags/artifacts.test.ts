import { describe, expect, it } from 'vitest';
import { markArtifacts } from '../../../src/pdf/tags/artifacts.js';

const role = (mcid: number): string | undefined => ['H1', 'P'][mcid];

describe('artifacts', () => {
  it('are what is drawn outside the structure', () => {
    const head = 'BT\n/F4 9 Tf\n1 0 0 -1 1 1 Tm\n<0001> Tj\nET\n';
    const body = '/NonStruct <</MCID 1 >>BDC\nBT\n<0002> Tj\nET\nEMC\n';
    expect(markArtifacts(`q\n${head}${body}60 4 5 1 re\nf\nQ\n`, role)).toBe(
      `q\n/Artifact BMC\n${head}EMC\n/P <</MCID 1 >>BDC\nBT\n<0002> Tj\nET\nEMC\n/Artifact BMC\n60 4 5 1 re\nf\nEMC\nQ\n`,
    );
  });

  it('are marked sequences that nobody owns, and pictures outside the structure', () => {
    expect(markArtifacts('/Table <</MCID 9 >>BDC\n1 2 3 4 re\nf\nEMC\n', role)).toBe(
      '/Artifact BMC\n1 2 3 4 re\nf\nEMC\n',
    );
    expect(markArtifacts('/X7 Do\n', role)).toBe('/Artifact BMC\n/X7 Do\nEMC\n');
  });

  it('are not clipping paths, and stand side by side in one sequence', () => {
    expect(markArtifacts('0 0 9 9 re\nW* n\n', role)).toBe('0 0 9 9 re\nW* n\n');
    const rule = '1 1 m\n2 2 l\nS\n';
    expect(markArtifacts(rule + rule, role)).toBe(`/Artifact BMC\n${rule}${rule}EMC\n`);
  });
});
