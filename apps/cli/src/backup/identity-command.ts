import { makeIdentity } from '@tact/server/backup';

/** `backup identity FILE`: makes a key pair; the private half opens backups and belongs apart from them, the public half is printed. */
export async function identityCommand(args: readonly string[]): Promise<number> {
  const [file] = args;
  if (!file) throw new Error('Say where the identity is to be written: backup identity FILE');
  const { text } = makeIdentity(file);
  console.log(`The private key is in ${file}: keep it apart from backups and server. Backups are encrypted to\n${text}`);
  return 0;
}
