export { allowedHtml } from './allowed-html.js';
export { refuseDeepHtml } from './deep-html.js';
export { elementsOf, placeOfElement } from './source-html.js';
