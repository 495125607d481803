/** Styles that exact cuts need. */
export const CUTS_STYLE = `
[data-cut-line="justify"] { text-align-last: justify !important }
[data-cut-line] > * { text-align-last: auto }
.pagedjs_hyphen[data-cut-hyphen] { font-kerning: none; font-variant-ligatures: none }
`;
