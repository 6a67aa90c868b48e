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

/** What is asked of a receiver of this category, in the words of the office that asks. */
const ASKS = {
  sq: {
    municipality: { purpose: 'Ndihmë ekonomike dhe vizitë e përbashkët', reason: 'Familja nuk ka certifikatë banimi dhe asnjë të ardhur. Kërkohet ndihmë ekonomike dhe një vizitë e përbashkët.' },
    school: { purpose: 'Regjistrim në shkollë', reason: 'Jashtë shkollës që nga shtatori. Kërkohet regjistrim dhe mësim mbështetës.' },
    anti_trafficking_police: { purpose: 'Verifikim i një oferte pune', reason: 'Një i rritur që nuk është familjar ofron punë jashtë vendit. Kërkohet verifikim.' },
    state: { purpose: 'Intervistë e përbashkët për identifikim', reason: 'Shenja të shfrytëzimit; kërkohet intervistë e përbashkët.' },
    ngo: { purpose: 'Vend në qendrën ditore', reason: 'Kërkohet vend në qendrën ditore dhe këshillim.' },
    community: { purpose: 'Ndërmjetësim me familjen', reason: 'Kërkohet ndërmjetësim me familjen e madhe dhe shoqërim në shkollë.' },
  },
  el: {
    municipality: { purpose: 'Οικονομική βοήθεια και κοινή επίσκεψη', reason: 'Η οικογένεια δεν έχει βεβαίωση κατοικίας ούτε εισόδημα. Ζητούνται οικονομική βοήθεια και κοινή επίσκεψη.' },
    school: { purpose: 'Εγγραφή στο σχολείο', reason: 'Εκτός σχολείου από τον Σεπτέμβριο. Ζητούνται εγγραφή και ενισχυτική διδασκαλία.' },
    anti_trafficking_police: { purpose: 'Έλεγχος μιας προσφοράς εργασίας', reason: 'Ενήλικας εκτός οικογένειας προσφέρει δουλειά σε άλλη χώρα. Ζητείται έλεγχος.' },
    state: { purpose: 'Κοινή συνέντευξη αναγνώρισης', reason: 'Ενδείξεις εκμετάλλευσης· ζητείται κοινή συνέντευξη.' },
    ngo: { purpose: 'Θέση σε κέντρο ημέρας', reason: 'Ζητούνται θέση στο κέντρο ημέρας και ψυχολογική στήριξη.' },
    community: { purpose: 'Διαμεσολάβηση με την οικογένεια', reason: 'Ζητούνται διαμεσολάβηση με την ευρύτερη οικογένεια και συνοδεία στο σχολείο.' },
  },
} as const;
type Category = keyof (typeof ASKS)['sq'];

export const askText = (office: Office, category: string): { readonly purpose: string; readonly reason: string } =>
  ASKS[office][category in ASKS.sq ? (category as Category) : 'municipality'];

/** What is said on the way of a referral: by the supervisor and the worker of the office, and by the receiver in its own language. */
export const SAYINGS = {
  sq: {
    returned: 'Shkruaj çfarë është bërë deri tani dhe kush e pret familjen.', noCapacity: 'Vend i lirë vetëm pas dy muajsh.', question: 'Kush e shoqëron fëmijën ditën e parë?',
    feedback: 'Takimi i parë u bë; familja merr ndihmën nga ky muaj.', outcome: 'Shërbimi u dha; fëmija ndjek mësimin.',
  },
  el: {
    returned: 'Γράψε τι έχει γίνει ως τώρα και ποιος περιμένει την οικογένεια.', noCapacity: 'Θέση υπάρχει μόνο μετά από δύο μήνες.', question: 'Ποιος συνοδεύει το παιδί την πρώτη μέρα;',
    feedback: 'Έγινε η πρώτη συνάντηση· η οικογένεια παίρνει τη βοήθεια από αυτόν τον μήνα.', outcome: 'Η υπηρεσία δόθηκε· το παιδί πηγαίνει σχολείο.',
  },
} as const satisfies Record<Office, Readonly<Record<string, string>>>;
