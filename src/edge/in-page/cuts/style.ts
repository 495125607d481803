/**
 * Styles that exact cuts need. paged.js stretches the last line of whatever element was split deepest, children
 * included; notes not yet moved to the foot count as lines of their paragraph unless they have no size.
 */
export const CUTS_STYLE = `
[data-align-last-split-element="justify"]:not(.lines) { text-align-last: auto }
[data-cut-line="justify"] { text-align-last: justify !important }
[data-cut-line] > * { text-align-last: auto }
.pagedjs_hyphen[data-cut-hyphen] { font-kerning: none; font-variant-ligatures: none }
`;
