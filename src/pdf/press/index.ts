export { setPressBoxes, trimMargins } from './press-boxes.js';
