import { Client } from '../load/client';
import { serveApi, type Tokens } from '../processes/api';
import type { Caseload } from '../world/caseload';
import type { Cluster } from '../world/cluster';
import { proposal } from './operations';

const ENOUGH = 150;

/** The caseload with those cases only whose consent covers the measured proposal: the API is asked for a preview of each. Throws when there is none. */
export async function keepShareable(cluster: Cluster, load: Caseload, tokens: Tokens): Promise<Caseload> {
  const supervisor = load.people.teams[0]!.supervisor;
  const api = await serveApi(cluster, 'tact');
  const client = new Client(api.port, 1);
  const kept: Caseload['shareable'][number][] = [];
  try {
    for (const one of load.shareable) {
      if (kept.length === ENOUGH) break;
      const body = { ...proposal(load, one), submit: false };
      const { status, text } = await client.send({ method: 'POST', path: `/api/v1/cases/${one.id}/referrals/preview`, headers: { authorization: tokens.of(supervisor) }, body });
      if (status === 200 && !/"why":"(?!not_chosen|never_shared)/.test(text)) kept.push(one);
    }
  } finally {
    client.close();
    await api.stop();
  }
  if (kept.length === 0) throw new Error('no case whose consent covers the proposal');
  return { ...load, shareable: kept };
}
