/** Languages that are written from right to left unless their tag says another script (Unicode CLDR, likely subtags). */
const LANGUAGES = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']);
const SCRIPTS = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/** Whether a book in this language (BCP 47) opens the other way round. */
export function readsRightToLeft(language: string): boolean {
  const [primary = '', second = ''] = language.split('-');
  const script = /^[a-z]{4}$/i.test(second) ? second : undefined;
  if (script === undefined) return LANGUAGES.has(primary.toLowerCase());
  return SCRIPTS.has(`${script.charAt(0).toUpperCase()}${script.slice(1).toLowerCase()}`);
}
