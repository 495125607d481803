export { takeNotes, type Note, type Noted } from './notes.js';
