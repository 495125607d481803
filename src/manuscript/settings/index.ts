export { isoDate } from './dates.js';
export { readSettings, withDefaults, type KnownSetting, type SettingsRead } from './read.js';
