export type { Book, ContentsEntry, Matter, Note, Section, SectionRole } from './book.js';
