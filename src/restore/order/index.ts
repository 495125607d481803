export { findOrder, SURE, type Found } from './order.js';
export { NATURAL, type Reading } from './readings.js';
