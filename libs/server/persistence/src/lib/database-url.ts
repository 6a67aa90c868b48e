/** The two connections of Tact: the admin migrates, the app role serves (SECURITY.md, PostgreSQL). */
export interface DatabaseUrls {
  readonly admin: string;
  readonly app: string;
}

/** The same server with another user, password or database. */
export function withUrl(url: string, part: { user?: string; password?: string; database?: string }): string {
  const next = new URL(url);
  if (part.user !== undefined) next.username = encodeURIComponent(part.user);
  if (part.password !== undefined) next.password = encodeURIComponent(part.password);
  if (part.database !== undefined) next.pathname = `/${part.database}`;
  return next.toString();
}
