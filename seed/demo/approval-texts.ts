/** Sentences of invented plans and approvals, in the language of the office that writes them. They name nobody. */
export const APPROVAL_TEXTS = {
  sq: {
    safety: 'Gjyshja e shoqëron rrugës për në shkollë; fqinja ka numrin e punonjësit.', family: 'Jeton me gjyshen; nëna vjen çdo fundjavë.', school: 'Klasa e dytë, me mësim mbështetës dy herë në javë.',
    livelihood: 'Ndihmë ekonomike nga bashkia dhe ushqime dy herë në muaj.', health: 'Këshillim çdo javë te psikologia e qendrës.', responsible: 'Punonjësi i rastit dhe NJMF',
    note: 'U fol me nënën dhe fëmijën; të dy janë dakord.', comment: 'Pyet nënën më parë: kush e pret fëmijën pas shkollës?', calm: 'Tre muaj qetësi; në shkollë çdo ditë.',
    goal: 'Në klasë të dytë mundësi deri në dhjetor', lead: 'Bashkia, Njësia për Mbrojtjen e Fëmijës', duty: 'NJMF e bashkisë', visit: 'U takua në shtëpi; ha mirë dhe flet për shokët e rinj.', words: 'Dua të lexoj si kushërira ime.',
    conference: 'Plani u lexua me fëmijën dhe gjyshen.',
  },
  el: {
    safety: 'Η γιαγιά το συνοδεύει στο σχολείο· η γειτόνισσα έχει το τηλέφωνο του λειτουργού.', family: 'Μένει με τη γιαγιά· η μητέρα έρχεται κάθε Σαββατοκύριακο.', school: 'Δεύτερη τάξη, με ενισχυτική διδασκαλία δύο φορές την εβδομάδα.',
    livelihood: 'Επίδομα από τον δήμο και τρόφιμα δύο φορές τον μήνα.', health: 'Συμβουλευτική κάθε εβδομάδα.', responsible: 'Ο λειτουργός της υπόθεσης και ο δήμος',
    note: 'Μιλήσαμε με τη μητέρα και το παιδί· συμφωνούν και οι δύο.', comment: 'Ρωτήστε πρώτα τη μητέρα: ποιος περιμένει το παιδί μετά το σχολείο;', calm: 'Τρεις μήνες ηρεμίας· στο σχολείο κάθε μέρα.',
    goal: 'Σε τάξη υποδοχής ως τον Δεκέμβριο', lead: 'Δήμος, κοινωνική υπηρεσία', duty: 'Κοινωνική υπηρεσία του δήμου', visit: 'Το είδαμε στο σπίτι· τρώει καλά και μιλά για νέους φίλους.', words: 'Θέλω να διαβάζω όπως η ξαδέρφη μου.',
    conference: 'Το σχέδιο διαβάστηκε με το παιδί και τη γιαγιά.',
  },
} as const;
