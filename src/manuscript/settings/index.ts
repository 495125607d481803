export { readSettings, withDefaults, type KnownSetting, type SettingsRead } from './read.js';
