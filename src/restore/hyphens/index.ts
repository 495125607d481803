export { judgeHyphen, type Verdict } from './hyphens.js';
