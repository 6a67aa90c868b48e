import { globSync, readFileSync } from 'node:fs';

/** The rules of states, gates, consent and scope that both sides decide by: without one of them neither builds. */
const RULES = {
  states: ['declineReferral', 'proposeReferral', 'victimStatusRefusal', 'riskRefusal', 'suggestedRisk'],
  gates: ['caseFacts', 'availableMoves'],
  consent: ['consentCovers', 'consentOf'],
  scope: ['referralAccess', 'isSilent', 'validateRecord'],
};

const sources = (side: string): string[] => globSync(`libs/${side}/**/src/lib/**/*.ts`).filter((file) => !file.endsWith('.spec.ts')).map((file) => readFileSync(file, 'utf8'));

/** A named import from the domain, in code that is not a test. */
const imports = (text: string, name: string): boolean =>
  [...text.matchAll(/import (?:type )?\{([^}]*)\} from '@tact\/domain'/g)].some(([, names = '']) => new RegExp(`(^|[\\s,])${name}([\\s,]|$)`).test(names));

describe('rules of the domain', () => {
  const sides = { server: sources('server'), web: sources('web') };

  it.each(Object.values(RULES).flat())('%s is what both server and client decide by', (rule) => {
    expect(sides.server.some((text) => imports(text, rule))).toBe(true);
    expect(sides.web.some((text) => imports(text, rule))).toBe(true);
  });
});
