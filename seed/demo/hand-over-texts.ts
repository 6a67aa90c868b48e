/** What invented people say on a path; no child is named. */
export const HAND_OVER_TEXTS = {
  sq: {
    why: 'Familja jeton në këtë bashki dhe njësia e njeh tashmë.', leads: 'Vizita e fundit u bë bashkë; njësia drejton që tani.',
    question: 'A e di shkolla për ndryshimin e adresës?', proof: 'Vizitë në shtëpi; fëmija shkon në shkollë çdo ditë.',
  },
} as const;
