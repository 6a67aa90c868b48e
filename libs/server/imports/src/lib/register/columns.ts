import { foldLabel } from './fold-label';

/** What a column of a register can hold, with the labels it is known by: the HTCDS template's own first, then other languages. */
export const columnLabels = {
  owner: ['Case Owner', 'Owner', 'Case Worker', 'Punonjësi i rastit', 'Pronari i rastit', 'Υπεύθυνος υπόθεσης', 'Responsabil de caz'],
  salutation: ['Salutation', 'Përshëndetja', 'Προσφώνηση', 'Formulă de adresare'],
  firstName: ['First Name', 'Given Name', 'Emri', 'Όνομα', 'Prenume'],
  middleName: ['Middle Name', 'Father Name', 'Atësia', 'Emri i babait', 'Πατρώνυμο', 'Prenumele tatălui'],
  lastName: ['Second Name', 'Last Name', 'Surname', 'Family Name', 'Mbiemri', 'Επώνυμο', 'Nume', 'Nume de familie'],
  fullName: ['Name', 'Full Name', 'Name and surname', 'Emri dhe mbiemri', 'Emër mbiemër', 'Ονοματεπώνυμο', 'Nume și prenume', 'Numele și prenumele'],
  consent: ['Consent', 'Pëlqimi', 'Συγκατάθεση', 'Συναίνεση', 'Consimțământ', 'Acord'],
  birthDate: ['Birthdate', 'Birth date', 'Date of birth', 'DOB', 'Datëlindja', 'Data e lindjes', 'Ημερομηνία γέννησης', 'Data nașterii'],
  sex: ['Gender', 'Sex', 'Gjinia', 'Φύλο', 'Sexul'],
  citizenship: ['Citizenship', 'Nationality', 'Shtetësia', 'Kombësia', 'Υπηκοότητα', 'Ιθαγένεια', 'Εθνικότητα', 'Cetățenie', 'Naționalitate'],
  title: ['Title', 'Titulli', 'Τίτλος', 'Titlu'],
  email: ['Email', 'E-mail', 'Adresa e emailit', 'Ηλεκτρονικό ταχυδρομείο'],
  homePhone: ['Home Phone', 'Phone', 'Telephone', 'Telefoni', 'Telefoni i shtëpisë', 'Τηλέφωνο', 'Τηλέφωνο οικίας', 'Telefon', 'Telefon acasă'],
  mobilePhone: ['Mobile Phone', 'Mobile', 'Celulari', 'Telefoni celular', 'Κινητό', 'Κινητό τηλέφωνο', 'Telefon mobil', 'Mobil'],
  street: ['Mailing Street', 'Street', 'Address', 'Rruga', 'Adresa', 'Οδός', 'Διεύθυνση', 'Strada', 'Adresă'],
  city: ['Mailing City', 'City', 'Town', 'Municipality', 'Qyteti', 'Bashkia', 'Πόλη', 'Δήμος', 'Oraș', 'Localitate'],
  province: ['Mailing State/Province', 'State/Province', 'Province', 'County', 'Region', 'Qarku', 'Νομός', 'Περιφέρεια', 'Județ'],
  postalCode: ['Mailing Zip/Postal Code', 'Zip/Postal Code', 'Postal Code', 'Kodi postar', 'Ταχυδρομικός κώδικας', 'Cod poștal'],
  country: ['Mailing Country', 'Country', 'Shteti', 'Vendi', 'Χώρα', 'Țara'],
  traffickingStatus: ['Trafficking Status', 'Victim Status', 'Statusi i viktimës', 'Statusi i trafikimit', 'Κατάσταση θύματος', 'Statutul victimei'],
  decidingBody: ['Trafficking Status Decision Making Organization', 'Trafficking Status Decision Making Organisation', 'Identified by', 'Organi vendimmarrës', 'Φορέας αναγνώρισης', 'Instituția care a identificat'],
  recruitmentMethod: ['Method of Recruitment', 'Mënyra e rekrutimit', 'Τρόπος στρατολόγησης', 'Metoda de recrutare'],
  recruitmentLocation: ['Location of Recruitment', 'Vendi i rekrutimit', 'Τόπος στρατολόγησης', 'Locul recrutării'],
  controlMethods: ['Methods of Control', 'Mënyrat e kontrollit', 'Μέθοδοι ελέγχου', 'Metode de control'],
  exploitation: ['Type of Exploitation', 'Exploitation', 'Lloji i shfrytëzimit', 'Shfrytëzimi', 'Είδος εκμετάλλευσης', 'Μορφή εκμετάλλευσης', 'Tipul de exploatare', 'Forma de exploatare'],
  industry: ['Forced Labour Industry', 'Sektori i punës', 'Κλάδος εργασίας', 'Sectorul muncii'],
  sexType: ['Type of Sex Exploitation', 'Lloji i shfrytëzimit seksual', 'Είδος σεξουαλικής εκμετάλλευσης', 'Tipul de exploatare sexuală'],
  exploitationLocation: ['Location of Exploitation', 'Vendi i shfrytëzimit', 'Τόπος εκμετάλλευσης', 'Locul exploatării'],
  status: ['Status', 'Case Status', 'Statusi', 'Gjendja e rastit', 'Κατάσταση', 'Κατάσταση υπόθεσης', 'Stare', 'Starea cazului'],
  referringOrganisation: ['Referring Organisation', 'Referring Organization', 'Organizata referuese', 'Φορέας παραπομπής', 'Instituția care a sesizat'],
  incomingDate: ['Incoming Referral Date', 'Date of referral', 'Data e referimit', 'Ημερομηνία παραπομπής', 'Data sesizării'],
  referringWorker: ['Referring Primary Case Worker', 'Punonjësi referues', 'Υπεύθυνος παραπομπής', 'Persoana care a sesizat'],
  incomingReason: ['Reason for Incoming Referral', 'Arsyeja e referimit', 'Λόγος παραπομπής', 'Motivul sesizării'],
  incomingDetails: ['Incoming Referral Details', 'Notes', 'Shënime', 'Σημειώσεις', 'Observații'],
  referredOrganisation: ['Referred Organisation', 'Referred Organization', 'Organizata ku u referua', 'Φορέας υποδοχής', 'Instituția sesizată'],
  referredWorker: ['Referred Primary Case Worker'],
  outgoingReason: ['Reason for Outgoing Referral'],
  outgoingDate: ['Outgoing Referral Date'],
  outgoingDetails: ['Outgoing Referral Details'],
  closureReason: ['Reason for Case Closure', 'Arsyeja e mbylljes', 'Λόγος κλεισίματος', 'Motivul închiderii'],
} as const satisfies Record<string, readonly string[]>;

export type RegisterColumn = keyof typeof columnLabels;

const byLabel = new Map<string, RegisterColumn>(
  Object.entries(columnLabels).flatMap(([column, labels]) => labels.map((label) => [foldLabel(label), column as RegisterColumn] as const)),
);
const numberLabels = new Set(['No', 'Nr', 'Number', 'Row', '#', 'α/α', 'Αρ', 'Numri', 'Nr. crt.', 'Nr. rendor'].map(foldLabel));

/** The field a visible label stands for, or null. Hidden codes such as `prs_MailingCity` are no labels. */
export function columnByLabel(label: string): RegisterColumn | null {
  return byLabel.get(foldLabel(label)) ?? null;
}

export function isRowNumberLabel(label: string): boolean {
  return numberLabels.has(foldLabel(label));
}
