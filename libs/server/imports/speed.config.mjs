import root from '../../../jest.config.mjs';

const medium = root.projects.find((project) => project.displayName === 'medium');

/** A report, no test: `TACT_ROWS=10000 node --experimental-vm-modules node_modules/jest/bin/jest.js --config libs/server/imports/speed.config.mjs`. */
export default { ...medium, displayName: 'speed', testMatch: ['<rootDir>/libs/server/imports/src/**/*.report.ts'] };
