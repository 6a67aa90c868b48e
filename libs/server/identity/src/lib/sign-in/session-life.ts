/** How long a session lives without use, and at most, in seconds. A working day; a week with weekly sign-in. */
export const SESSION_LIFE = { idleSeconds: 12 * 3600, absoluteSeconds: 7 * 86_400 } as const;
