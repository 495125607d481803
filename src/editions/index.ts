export type { Artifact, Edition, EditionTools } from './edition.js';
