/** Labels of HTCDS picklists (CC BY 4.0, IOM) for Tact's codes: the nearest that HTCDS has. What is finer travels beside the columns. */
export const GENDER: Readonly<Record<string, string>> = { female: 'Feminine', male: 'Masculine', other: 'Non-Conforming', unknown: 'Not Specified/Unknown' };

/** A presumed victim is no more than possible to HTCDS; a child at risk is no victim at all and has no label. */
export const TRAFFICKING_STATUS: Readonly<Record<string, string>> = {
  potential_victim: 'Possible victim of trafficking', presumed_victim: 'Possible victim of trafficking', identified_victim: 'Actual victim of trafficking',
  not_victim: 'Not a victim of trafficking',
};

export const DECIDING_BODY: Readonly<Record<string, string>> = {
  Police: 'Police', NGO: 'NGO', CourtOrProsecution: 'Court or prosecution', NonPoliceGovernmentalOrganization: 'Non-police governmental organization', Other: 'Other',
};

export const EXPLOITATION: Readonly<Record<string, string>> = {
  sexual_prostitution: 'Sexual exploitation', sexual_csam_online: 'Sexual exploitation', sexual_private: 'Sexual exploitation', forced_begging: 'Forced begging',
  forced_labour_agri: 'Forced labour', forced_labour_other: 'Forced labour', domestic_servitude: 'Servitude', child_labour_hazardous: 'Child labour',
  forced_marriage: 'Forced marriage', organ_removal: 'Organ removal', illegal_adoption: 'Forced adoption', surrogacy: 'Surrogacy',
  armed: 'Forced military (by non-state actors)', street_selling: 'Other', forced_criminality: 'Other', benefit_fraud: 'Other', other: 'Other',
};

export const SEX_TYPE: Readonly<Record<string, string>> = { sexual_prostitution: 'Prostitution', sexual_csam_online: 'Pornography', sexual_private: 'Private Sexual Services' };

export const RECRUITMENT: Readonly<Record<string, string>> = {
  AtAPlaceOfBusiness: 'At a place of business', AtAnEducationalInstitution: 'At an educational institution', AtWork: 'At work',
  ThroughOnlineSocialNetworks: 'Through online social networks', ThroughAnOnlineAdvertisement: 'Through an online advertisement',
  ThroughATelevisionAdvert: 'Through a television advert', ThroughANewspaperAdvert: 'Through a newspaper advert',
  ThroughFamilyOrFamilyEvents: 'Through family or family events', ThroughFriendsOrSocialEvents: 'Through friends or social events',
  OnTheStreet: 'Other', InCareInstitution: 'Other', Other: 'Other',
};

export const CONTROL: Readonly<Record<string, string>> = {
  threat: 'Physical threats', use_of_force: 'Physical abuse', deception: 'False promises', fraud: 'False promises', other_coercion: 'Psychological abuse',
  abduction: 'Other', abuse_of_power: 'Other', abuse_of_position_of_vulnerability: 'Other', giving_or_receiving_payments_or_benefits: 'Other',
};

/** A country's English name, as registers write it. */
export function countryName(code: unknown): string | undefined {
  return typeof code === 'string' && /^[A-Z]{2}$/.test(code) ? (COUNTRIES.of(code) ?? code) : undefined;
}

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });
