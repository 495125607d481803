export { findOrder, NATURAL, SURE, type Found, type Reading } from './order.js';
