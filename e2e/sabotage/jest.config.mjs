import root from '../../jest.config.mjs';

const medium = root.projects.find((project) => project.displayName === 'medium');

/** The removals: no part of `npm test`, run by `npm run test:sabotage`. */
export default { ...medium, displayName: 'sabotage', testMatch: ['<rootDir>/e2e/sabotage/*.sabotage.ts'] };
