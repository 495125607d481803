export { paperNamed, thicknessOf, type Paper } from './papers.js';
export { PRINTERS, type Printer, type PrinterName } from './printers.js';
