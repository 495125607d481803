export { colourSpace, gradientInk, inkOf, type ColourSpace } from './colour-spaces.js';
export { cmyk, gray, grayBy, type Ink } from './ink.js';
export { outputProfile, type OutputProfile } from './profile.js';
export { isLight, setInk } from './set-ink.js';
