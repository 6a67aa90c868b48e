import { ensureInstalled } from './install.mjs';

/** `npm run packages`: what package-lock.json names, as every other command installs it. */
ensureInstalled();
