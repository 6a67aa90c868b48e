/**
 * The columns of the HTCDS 2.0 case sheet (CC BY 4.0, IOM) in the order of IOM's template, which office registers are kept in: field name and visible
 * label. The template's own spelling of two names stays, so that files fit each other.
 */
export const HTCDS_COLUMNS = [
  ['cas_CaseOwner', 'Case Owner'], ['prs_Salutation', 'Salutation'], ['prs_FirstName', 'First Name'], ['prs_SecondName', 'Second Name'], ['con_Consent', 'Consent'],
  ['prs_Birthdate', 'Birthdate'], ['prs_Gender', 'Gender'], ['prs_Citizenship', 'Citizenship'], ['prs_Title', 'Title'], ['prs_Email', 'Email'],
  ['prs_HomePhone', 'Home Phone'], ['prs_MobilePhone', 'Mobile Phone'], ['prs_MailingStreet', 'Mailing Street'], ['prs_MailingCity', 'Mailing City'],
  ['prs_MailingState', 'Mailing State/Province'], ['prs_MailingPostalCode', 'Mailing Zip/Postal Code'], ['prs_MailingCountry', 'Mailing Country'],
  ['vic_TraffickingStatus', 'Trafficking Status'], ['vic_TraffickingStatusDecisionMakingOrg', 'Trafficking Status Decision Making Organization'],
  ['vic_MethodOfRecruitment', 'Method of Recruitment'], ['vic_LocationOfRecruitment', 'Location of Recruitment'], ['vic_MethodsOfControl', 'Methods of Control'],
  ['vic_TypeOfExploitation', 'Type of Exploitation'], ['vic_ForcedLabourIndustry', 'Forced Labour Industry'], ['vic_TypeOfSexExploitation', 'Type of Sex Exploitation'],
  ['vic_LocationOfExploitation', 'Location of Exploitation'], ['cas_Status', 'Status'], ['cas_ReferringOrganisation', 'Referring Organisation'],
  ['cas_IncomingReferralDate', 'Incoming Referral Date'], ['cas_ReferringPrimaryCaseWorker', 'Referring Primary Case Worker'],
  ['cas_ReasonForIncomingReferral', 'Reason for Incoming Referral'], ['cas_IncomingReferralDetails', 'Incoming Referral Details'],
  ['cas_ReferredOrganisation', 'Referred Organisation'], ['cas_ReferredPrimaryCaseWorker', 'Referred Primary Case Worker'],
  ['cas_ReasonForOutgoingReferral', 'Reason for Outgoing Referral'], ['cas_OutgoingReferralDate', 'Outgoing Referral Date'],
  ['cas_OutgoingReferralDetails', 'Outgoing Referral Details'], ['cas_ReasonForCaseClosure', 'Reason for Case Closure'],
] as const;

export type HtcdsField = (typeof HTCDS_COLUMNS)[number][0];

/** A case in HTCDS's terms: the labels a person reads, by field. Fields without a value are missing. */
export type HtcdsRow = Readonly<Partial<Record<HtcdsField, string>>>;
