/** A backup or restore that is not done, with the reason as a code and as a sentence. */
export class BackupRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
