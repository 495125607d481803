export { takeNotes, type Changed, type Note, type Noted } from './notes.js';
