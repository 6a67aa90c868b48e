import type { Random } from './random';

/** Sentences of invented files, in the language of the office that writes them. They name nobody. */
const NOTES = {
  sq: ['Fëmija erdhi në qendër dhe hëngri drekë.', 'Nëna thotë se borxhi nuk është shlyer ende.', 'Mësuesja konfirmon tri mungesa këtë javë.',
    'U takua në rrugë pas orës 21, bashkë me vëllain.', 'Babai kërkon punë; familja mori ndihmën e parë.', 'Fëmija do të kthehet në shkollë të hënën.',
    'Gjyshja pranon vizita çdo dy javë.', 'Familja mendon të largohet në Greqi pas festave.'],
  el: ['Το παιδί ήρθε στο κέντρο ημέρας και μίλησε με την ψυχολόγο.', 'Βρέθηκε στα φανάρια αργά το βράδυ.', 'Η μητέρα δεν απαντά στο τηλέφωνο.',
    'Το σχολείο δέχεται την εγγραφή από Δευτέρα.', 'Το παιδί θέλει να γυρίσει στη γιαγιά του.', 'Η εισαγγελία ενημερώθηκε γραπτώς.'],
} as const;
const RISKS = {
  sq: ['Fëmija punon në rrugë deri vonë dhe i dorëzon paratë një të rrituri.', 'Familja ka borxh te një fqinj që ofron udhëtim.',
    'Nuk shkon në shkollë që nga shtatori; banesa pa dritë.', 'Një i rritur i panjohur e pret pas shkollës.'],
  el: ['Το παιδί δουλεύει στα φανάρια μέχρι αργά και δίνει τα χρήματα σε ενήλικα.', 'Μένει με ενήλικα που δεν είναι συγγενής.',
    'Χωρίς χαρτιά και χωρίς σχολείο.', 'Ο ενήλικας που το συνοδεύει αλλάζει κάθε εβδομάδα.'],
} as const;
const GOALS = {
  sq: ['Fëmija shkon në shkollë çdo ditë', 'Familja ka të ardhura të rregullta', 'Fëmija ka certifikatë lindjeje', 'Asnjë natë në rrugë'],
  el: ['Το παιδί πηγαίνει σχολείο κάθε μέρα', 'Ασφαλής στέγη', 'Χαρτιά και επιτροπεία', 'Επαφή με την οικογένεια'],
} as const;
const SAFE = {
  sq: ['Përmes mësueses kujdestare, pas orës 12. Mos telefononi në shtëpi.', 'Përmes gjyshes, vetëm paradite.', 'Në qendrën ditore; fëmija vjen çdo të martë.'],
  el: ['Μέσω της ψυχολόγου του ξενώνα, 10:00 με 12:00.', 'Μέσω του κέντρου ημέρας, ποτέ στο σπίτι.'],
} as const;

export type Office = 'sq' | 'el';

export const noteText = (random: Random, office: Office): string => random.some(NOTES[office], 2).join(' ');
export const riskText = (random: Random, office: Office): string => random.pick(RISKS[office]);
export const goalText = (random: Random, office: Office): string => random.pick(GOALS[office]);
export const safeContactText = (random: Random, office: Office): string => random.pick(SAFE[office]);
