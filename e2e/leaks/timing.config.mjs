import root from '../../jest.config.mjs';

const medium = root.projects.find((project) => project.displayName === 'medium');

/** Reports, no tests: `node --experimental-vm-modules node_modules/jest/bin/jest.js --config e2e/leaks/timing.config.mjs`. */
export default { ...medium, displayName: 'timing', testMatch: ['<rootDir>/e2e/leaks/*.report.ts'] };
