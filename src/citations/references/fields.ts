/** The types of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html, appendix III). */
export const TYPES: ReadonlySet<string> = new Set(
  (
    'article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset ' +
    'document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation ' +
    'manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical ' +
    'personal_communication post post-weblog regulation report review review-book software song speech standard thesis ' +
    'treaty webpage'
  ).split(' '),
);

/** The variables that hold names. */
export const NAMES: ReadonlySet<string> = new Set(
  (
    'author chair collection-editor compiler composer container-author contributor curator director editor ' +
    'editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author ' +
    'performer producer recipient reviewed-author script-writer series-creator translator'
  ).split(' '),
);

/** The variables that hold dates. */
export const DATES: ReadonlySet<string> = new Set(
  'accessed available-date event-date issued original-date submitted'.split(' '),
);
