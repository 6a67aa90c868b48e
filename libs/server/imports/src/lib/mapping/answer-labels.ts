import { codeFinder } from './code-labels';

/** Girl, boy and so on, as registers write them. HTCDS genders map to Tact's sexes as in the code list. */
export const findSex = codeFinder({
  female: { en: ['Feminine', 'Female', 'F', 'Girl', 'Woman', 'TransgenderFeminine'], other: ['Femër', 'Vajzë', 'Vajza', 'Grua', 'Θήλυ', 'Γυναίκα', 'Κορίτσι', 'Θ', 'Feminin', 'Fată', 'Femeie'] },
  male: { en: ['Masculine', 'Male', 'M', 'Boy', 'Man', 'TransgenderMasculine'], other: ['Mashkull', 'Djalë', 'Djali', 'Άρρεν', 'Άνδρας', 'Αγόρι', 'Masculin', 'Băiat', 'Bărbat'] },
  other: { en: ['NonConforming', 'Other', 'Non-binary'], other: ['Tjetër', 'Άλλο', 'Altul', 'Alta'] },
  unknown: { en: ['NonSpecifiedUnknown', 'Not specified/Unknown', 'Not specified', 'Unknown', 'n/a'], other: ['E panjohur', 'Άγνωστο', 'Necunoscut'] },
});

export const findAnswer = codeFinder({
  yes: { en: ['Yes', 'Y', 'True', '1', 'Given'], other: ['Po', 'Ναι', 'Da'] },
  no: { en: ['No', 'N', 'False', '0', 'Refused', 'Not given'], other: ['Jo', 'Όχι', 'Nu'] },
});

export const findCaseStatus = codeFinder({
  open: { en: ['Active', 'Open', 'Follow up', 'FollowUp', 'Ongoing', 'New'], other: ['Aktiv', 'Aktive', 'I hapur', 'Hapur', 'Në ndjekje', 'Në vazhdim', 'Ενεργή', 'Ενεργό', 'Ανοιχτή', 'Σε παρακολούθηση', 'Activ', 'Activă', 'Deschis', 'În monitorizare'] },
  closed: { en: ['Closed', 'Closed Referred', 'ClosedReferred', 'Inactive'], other: ['Mbyllur', 'I mbyllur', 'Mbyllur, referuar', 'Κλειστή', 'Κλειστό', 'Έκλεισε', 'Închis', 'Închisă', 'Închis, referit'] },
});

/** What the register says of the victim; what Tact records depends on who decided. */
export const findVictimStatus = codeFinder({
  at_risk: { en: ['At risk', 'Child at risk'], other: ['Në rrezik', 'Fëmijë në rrezik', 'Σε κίνδυνο', 'Παιδί σε κίνδυνο', 'În risc', 'Copil în risc'] },
  potential_victim: { en: ['Possible victim of trafficking', 'PossibleVictimOfTrafficking', 'Possible victim', 'Potential victim'], other: ['Viktimë e mundshme', 'I mundshëm', 'Viktimë potenciale', 'Πιθανό θύμα', 'Victimă potențială', 'Victimă posibilă'] },
  presumed_victim: { en: ['Presumed victim'], other: ['Viktimë e supozuar', 'Εικαζόμενο θύμα', 'Victimă prezumată'] },
  identified_victim: { en: ['Actual victim of trafficking', 'ActualVictimOfTrafficking', 'Actual victim', 'Official victim', 'Officially identified victim'], other: ['Viktimë e identifikuar', 'Viktimë e identifikuar zyrtarisht', 'Viktimë zyrtare', 'Αναγνωρισμένο θύμα', 'Victimă identificată'] },
  not_victim: { en: ['Not a victim of trafficking', 'NotAVictimOfTrafficking', 'Not a victim'], other: ['Jo viktimë', 'Όχι θύμα', 'Nu este victimă'] },
});

export const findDecidingBody = codeFinder({
  Police: { en: ['Police'], other: ['Policia', 'Αστυνομία', 'Poliția'] },
  NGO: { en: ['NGO', 'Non-governmental organisation', 'Non-governmental organization'], other: ['OJF', 'ΜΚΟ', 'ONG'] },
  CourtOrProsecution: { en: ['Court or prosecution', 'Court', 'Prosecution'], other: ['Gjykata', 'Prokuroria', 'Δικαστήριο', 'Εισαγγελία', 'Instanța', 'Parchetul'] },
  NonPoliceGovernmentalOrganization: { en: ['Non-police governmental organization', 'Non-police governmental organisation'], other: ['Institucion shtetëror', 'Δημόσιος φορέας', 'Instituție publică'] },
  Other: { en: ['Other'], other: ['Tjetër', 'Άλλο', 'Altul'] },
});
