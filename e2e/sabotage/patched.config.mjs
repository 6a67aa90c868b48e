import root from '../../jest.config.mjs';

const project = root.projects.find(({ displayName }) => displayName === process.env['TACT_PATCHED_PROJECT']);
const [pattern, [, options]] = Object.entries(project.transform)[0];

/** One project of the tests, over sources in which one condition is missing. */
export default { ...project, transform: { [pattern]: [new URL('./patching-transform.mjs', import.meta.url).pathname, options] } };
