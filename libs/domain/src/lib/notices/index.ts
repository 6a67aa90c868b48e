export * from './notice-kinds';
