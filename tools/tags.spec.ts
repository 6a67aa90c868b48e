import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';

interface Project {
  readonly name: string;
  readonly tags?: readonly string[];
}

const projects = globSync('{apps,libs}/**/project.json', { exclude: (name) => name === 'node_modules' })
  .concat(globSync('{seed,e2e,migrations}/project.json'))
  .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Project);

describe('projects', () => {
  it.each(projects.map((project) => [project.name, project.tags ?? []] as const))('%s carries a platform, a type and a scope', (_name, tags) => {
    for (const kind of ['platform', 'type', 'scope']) expect(tags.filter((tag) => tag.startsWith(`${kind}:`))).toHaveLength(1);
  });

  it('are found', () => expect(projects.length).toBeGreaterThan(20));
});
