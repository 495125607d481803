export type { Desk, DeskBook } from './desk.js';
export { serve } from './serve.js';
