/** The sentences of the accessibility summary; `{all}` and `{mute}` are numbers of pictures. */
export interface SummaryTerms {
  readonly text: string;
  readonly headings: string;
  readonly pages: string;
  readonly notes: string;
  readonly pictures: string;
  readonly mute: string;
  readonly math: string;
  /** Between two sentences. */
  readonly space: string;
}

const SUMMARIES = {
  en: {
    text: 'The text can be resized and reflowed, and is read in order.',
    headings: 'Headings and a table of contents lead through the book.',
    pages: 'Page numbers are those of the printed edition.',
    notes: 'Notes are linked both ways.',
    pictures: 'Every picture that carries meaning has a text alternative.',
    mute: 'Of {all} pictures, {mute} have no text alternative.',
    math: 'Mathematics is MathML.',
    space: ' ',
  },
  de: {
    text: 'Der Text lässt sich vergrößern und neu umbrechen und wird in der richtigen Reihenfolge vorgelesen.',
    headings: 'Überschriften und ein Inhaltsverzeichnis führen durch das Buch.',
    pages: 'Die Seitenzahlen sind die der gedruckten Ausgabe.',
    notes: 'Anmerkungen sind in beide Richtungen verlinkt.',
    pictures: 'Jedes Bild, das etwas mitteilt, hat einen Alternativtext.',
    mute: 'Von {all} Bildern haben {mute} keinen Alternativtext.',
    math: 'Formeln sind in MathML gesetzt.',
    space: ' ',
  },
  fr: {
    text: 'Le texte peut être agrandi et remis en page, et se lit dans l’ordre.',
    headings: 'Des titres et une table des matières guident la lecture.',
    pages: 'Les numéros de page sont ceux de l’édition imprimée.',
    notes: 'Les notes sont liées dans les deux sens.',
    pictures: 'Chaque image porteuse de sens a un texte de remplacement.',
    mute: 'Sur {all} images, {mute} n’ont pas de texte de remplacement.',
    math: 'Les formules sont en MathML.',
    space: ' ',
  },
  es: {
    text: 'El texto puede ampliarse y recomponerse, y se lee en orden.',
    headings: 'Los títulos y un índice guían por el libro.',
    pages: 'Los números de página son los de la edición impresa.',
    notes: 'Las notas están enlazadas en ambos sentidos.',
    pictures: 'Cada imagen con significado tiene un texto alternativo.',
    mute: 'De {all} imágenes, {mute} no tienen texto alternativo.',
    math: 'Las fórmulas están en MathML.',
    space: ' ',
  },
  it: {
    text: 'Il testo può essere ingrandito e reimpaginato, e si legge in ordine.',
    headings: 'I titoli e un indice guidano nel libro.',
    pages: 'I numeri di pagina sono quelli dell’edizione a stampa.',
    notes: 'Le note sono collegate nei due sensi.',
    pictures: 'Ogni immagine che ha un significato ha un testo alternativo.',
    mute: 'Su {all} immagini, {mute} non hanno un testo alternativo.',
    math: 'Le formule sono in MathML.',
    space: ' ',
  },
  pt: {
    text: 'O texto pode ser ampliado e refluído, e é lido na ordem certa.',
    headings: 'Os títulos e um índice guiam pelo livro.',
    pages: 'Os números de página são os da edição impressa.',
    notes: 'As notas têm ligações nos dois sentidos.',
    pictures: 'Cada imagem com significado tem um texto alternativo.',
    mute: 'De {all} imagens, {mute} não têm texto alternativo.',
    math: 'As fórmulas estão em MathML.',
    space: ' ',
  },
  nl: {
    text: 'De tekst kan worden vergroot en opnieuw worden ingedeeld, en wordt in de juiste volgorde voorgelezen.',
    headings: 'Koppen en een inhoudsopgave leiden door het boek.',
    pages: 'De paginanummers zijn die van de gedrukte uitgave.',
    notes: 'Noten zijn in beide richtingen gekoppeld.',
    pictures: 'Elke afbeelding met betekenis heeft een tekstalternatief.',
    mute: 'Van {all} afbeeldingen hebben er {mute} geen tekstalternatief.',
    math: 'Formules zijn in MathML.',
    space: ' ',
  },
  ru: {
    text: 'Текст можно увеличивать и переверстывать; он читается по порядку.',
    headings: 'По книге ведут заголовки и содержание.',
    pages: 'Номера страниц соответствуют печатному изданию.',
    notes: 'Примечания связаны ссылками в обе стороны.',
    pictures: 'У каждого значимого изображения есть текстовое описание.',
    mute: 'Изображений: {all}, из них без текстового описания: {mute}.',
    math: 'Формулы записаны в MathML.',
    space: ' ',
  },
  sv: {
    text: 'Texten kan förstoras och flödas om, och läses i ordning.',
    headings: 'Rubriker och en innehållsförteckning leder genom boken.',
    pages: 'Sidnumren är den tryckta utgåvans.',
    notes: 'Noter är länkade åt båda hållen.',
    pictures: 'Varje bild som betyder något har en alternativtext.',
    mute: 'Av {all} bilder saknar {mute} alternativtext.',
    math: 'Formler är MathML.',
    space: ' ',
  },
  pl: {
    text: 'Tekst można powiększać i przełamywać na nowo; czytany jest po kolei.',
    headings: 'Po książce prowadzą nagłówki i spis treści.',
    pages: 'Numery stron są takie jak w wydaniu drukowanym.',
    notes: 'Przypisy są połączone odsyłaczami w obie strony.',
    pictures: 'Każda ilustracja niosąca treść ma tekst alternatywny.',
    mute: 'Liczba ilustracji: {all}, w tym bez tekstu alternatywnego: {mute}.',
    math: 'Wzory zapisano w MathML.',
    space: ' ',
  },
  ja: {
    text: '本文は文字の大きさと行の折り返しを変えられ、順序どおりに読み上げられます。',
    headings: '見出しと目次で本の中を移動できます。',
    pages: 'ページ番号は印刷版のものです。',
    notes: '注は双方向にリンクされています。',
    pictures: '意味のある画像にはすべて代替テキストがあります。',
    mute: '画像{all}点のうち{mute}点には代替テキストがありません。',
    math: '数式はMathMLです。',
    space: '',
  },
  zh: {
    text: '文本可以缩放和重排，并按顺序朗读。',
    headings: '标题和目录便于在书中导航。',
    pages: '页码与印刷版一致。',
    notes: '注释与正文双向链接。',
    pictures: '每幅有意义的图片都有替代文本。',
    mute: '{all} 幅图片中有 {mute} 幅没有替代文本。',
    math: '数学公式为 MathML。',
    space: '',
  },
} as const satisfies Readonly<Record<string, SummaryTerms>>;

/** The summary's sentences in a language (BCP 47), by its first subtag; English where there are none. */
export function summaryTermsOf(language: string): SummaryTerms {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(SUMMARIES, primary) ? SUMMARIES[primary as keyof typeof SUMMARIES] : SUMMARIES.en;
}
