export { importCommand, type ImportCommandIo } from './import-command';
