/** `[left, bottom, right, top]` in points of the page's own space. */
export type Corners = readonly [number, number, number, number];
