import { dictAt, isStream, pagesOf, type PdfFile } from '../objects/index.js';

/** Takes the lists of procedures, which no reader has asked for since PDF 1.4 (ISO 32000-1, 14.2), out of the resources of pages and forms. */
export function dropProcedureSets(file: PdfFile): void {
  for (const { dict: page } of pagesOf(file)) dictAt(file, page.get('Resources'))?.delete('ProcSet');
  for (const object of file.objects.values())
    if (isStream(object) && object.dict.get('Subtype') === '/Form')
      dictAt(file, object.dict.get('Resources'))?.delete('ProcSet');
}
