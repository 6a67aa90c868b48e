import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps the embedded database of one instance down, whatever starts it again, until the answered function is called.
 * Only the server that the data folder itself names is ended.
 */
export function holdDatabaseDown(dataDir: string): () => void {
  const folder = join(dataDir, 'postgres');
  const strike = (): void => {
    try {
      const [pid, directory] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
      if (directory === folder) process.kill(Number(pid), 'SIGQUIT');
    } catch {
      // Not up at this moment.
    }
  };
  strike();
  const timer = setInterval(strike, 200);
  return () => clearInterval(timer);
}
