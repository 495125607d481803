export { STALE, withoutAccepted } from './accepted.js';
export { readProofSettings, type Accepted, type ProofSettings } from './settings.js';
export { withAcceptance, withWord, type NewAcceptance } from './settings-edit.js';
