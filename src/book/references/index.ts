export { citedOn, type CitedPlace, type Cites, takeCitations } from './cited-on.js';
export { equationsIn } from './equations.js';
export { type LocalIds, settleIds, settleLinks } from './links.js';
export { withFolios } from './page-references.js';
