/** The areas must not clip what is measured; a flex item that may shrink would be measured too small. */
export const NOTES_STYLE = `
.pagedjs_footnote_area, .pagedjs_footnote_area > .pagedjs_footnote_content { overflow: visible !important }
.pagedjs_footnote_content { flex-shrink: 0 }
.pagedjs_footnote_inner_content { display: flow-root }
`;
