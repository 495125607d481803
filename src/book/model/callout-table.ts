/** What a callout that has no title of its own is called. */
export interface CalloutTerms {
  readonly note: string;
  readonly tip: string;
  readonly important: string;
  /** Of what may do harm. */
  readonly warning: string;
  /** Of what may do less: as signs on machines have it. */
  readonly caution: string;
}

const terms = (
  note: string,
  tip: string,
  important: string,
  warning: string,
  caution: string,
): CalloutTerms => ({ note, tip, important, warning, caution });

/** What a book says that it is in Norwegian is most often in this. */
const BOKMAL = terms('Merk', 'Tips', 'Viktig', 'Advarsel', 'Forsiktig');

/** By the first part of a language's tag (BCP 47). */
export const CALLOUT_TERMS: Readonly<Record<string, CalloutTerms>> = {
  en: terms('Note', 'Tip', 'Important', 'Warning', 'Caution'),
  ar: terms('ملاحظة', 'نصيحة', 'مهم', 'تحذير', 'تنبيه'),
  ca: terms('Nota', 'Consell', 'Important', 'Advertència', 'Atenció'),
  cs: terms('Poznámka', 'Tip', 'Důležité', 'Varování', 'Upozornění'),
  da: terms('Bemærk', 'Tip', 'Vigtigt', 'Advarsel', 'Forsigtig'),
  de: terms('Hinweis', 'Tipp', 'Wichtig', 'Warnung', 'Vorsicht'),
  el: terms('Σημείωση', 'Συμβουλή', 'Σημαντικό', 'Προειδοποίηση', 'Προσοχή'),
  es: terms('Nota', 'Consejo', 'Importante', 'Advertencia', 'Precaución'),
  fi: terms('Huomautus', 'Vinkki', 'Tärkeää', 'Varoitus', 'Huomio'),
  fr: terms('Note', 'Conseil', 'Important', 'Avertissement', 'Attention'),
  he: terms('הערה', 'עצה', 'חשוב', 'אזהרה', 'זהירות'),
  hu: terms('Megjegyzés', 'Tipp', 'Fontos', 'Figyelmeztetés', 'Vigyázat'),
  it: terms('Nota', 'Suggerimento', 'Importante', 'Avvertenza', 'Attenzione'),
  ja: terms('注記', 'ヒント', '重要', '警告', '注意'),
  nb: BOKMAL,
  nl: terms('Opmerking', 'Tip', 'Belangrijk', 'Waarschuwing', 'Voorzichtig'),
  nn: terms('Merk', 'Tips', 'Viktig', 'Åtvaring', 'Ver varsam'),
  no: BOKMAL,
  pl: terms('Uwaga', 'Wskazówka', 'Ważne', 'Ostrzeżenie', 'Przestroga'),
  pt: terms('Nota', 'Dica', 'Importante', 'Aviso', 'Cuidado'),
  ro: terms('Notă', 'Sfat', 'Important', 'Avertisment', 'Atenție'),
  ru: terms('Примечание', 'Совет', 'Важно', 'Предупреждение', 'Осторожно'),
  sv: terms('Anmärkning', 'Tips', 'Viktigt', 'Varning', 'Försiktighet'),
  tr: terms('Not', 'İpucu', 'Önemli', 'Uyarı', 'Dikkat'),
  uk: terms('Примітка', 'Порада', 'Важливо', 'Попередження', 'Обережно'),
  // written alike in simplified and in traditional letters
  zh: terms('注', '提示', '重要', '警告', '小心'),
};
