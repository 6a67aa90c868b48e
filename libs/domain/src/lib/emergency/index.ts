export * from './emergency';
export * from './denial';
