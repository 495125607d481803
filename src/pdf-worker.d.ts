/** Loaded for what it leaves behind: pdf.js finds it among the globals. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
