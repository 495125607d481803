export { cutSheets, type Stack } from './cut-sheets.js';
export { setFurniture } from './set-furniture.js';
