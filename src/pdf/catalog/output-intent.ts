import { add, catalogOf, compressed, dict, text, type PdfFile } from '../objects/index.js';

/** What a file is meant to be printed on, with the profile of it. */
export interface Condition {
  /** A name of the ICC's registry, `FOGRA39`, or how the profile calls itself. */
  readonly name: string;
  readonly info: string;
  /** An output profile (class prtr). */
  readonly profile: Uint8Array;
  /** 4 unless told. */
  readonly inks?: 1 | 4;
  /** Whether the name is in the ICC's registry; it is, unless told. */
  readonly registered?: boolean;
}

/** Adds the output intent that PDF/X-4 (ISO 15930-7, 6.2.2) wants. */
export async function addOutputIntent(file: PdfFile, condition: Condition): Promise<void> {
  const { name, info, profile, inks = 4, registered = true } = condition;
  const stream = await compressed(dict({ N: inks }), profile);
  const intent = dict({
    Type: '/OutputIntent',
    S: '/GTS_PDFX',
    OutputConditionIdentifier: text(name),
    OutputCondition: text(info),
    Info: text(info),
    RegistryName: registered ? text('http://www.color.org') : undefined,
    DestOutputProfile: add(file, stream),
  });
  catalogOf(file).set('OutputIntents', [add(file, intent)]);
}
