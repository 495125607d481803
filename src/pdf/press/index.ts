export { setPressBoxes, trimMargin } from './press-boxes.js';
