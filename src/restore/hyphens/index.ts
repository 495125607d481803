export { judgeHyphen, type Knowledge, type Verdict } from './hyphens.js';
