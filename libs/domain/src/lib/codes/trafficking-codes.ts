/**
 * Codes of exploitation and screening. Source: HTCDS 2.0 (CC BY 4.0, IOM), EU directives 2011/36 and 2024/1712,
 * Palermo Protocol art. 3, ILO/EC indicators (WCMS_105023).
 */
export const TRAFFICKING_CODES = {
  exploitation: [
    'sexual_prostitution', 'sexual_csam_online', 'sexual_private', 'forced_begging', 'street_selling',
    'forced_labour_agri', 'forced_labour_other', 'domestic_servitude', 'child_labour_hazardous',
    'forced_criminality', 'forced_marriage', 'organ_removal', 'illegal_adoption', 'benefit_fraud', 'surrogacy',
    'armed', 'other', 'unknown', 'not_asked',
  ],
  exploitation_geography: [
    'internal', 'albania_to_greece', 'albania_to_italy', 'albania_to_kosovo', 'albania_other', 'greece_internal',
    'romania_internal', 'romania_to_eu', 'unknown', 'not_asked',
  ],
  recruiter_relation: [
    'parent', 'step_parent', 'sibling', 'grandparent', 'aunt_uncle', 'cousin', 'spouse_in_law', 'intimate_partner',
    'friend_peer', 'neighbour', 'employer', 'community_leader', 'school_or_care_staff', 'online_contact',
    'stranger', 'organised_group', 'unknown', 'not_asked',
  ],
  recruitment_method: [
    'AtAPlaceOfBusiness', 'AtAnEducationalInstitution', 'AtWork', 'ThroughOnlineSocialNetworks',
    'ThroughAnOnlineAdvertisement', 'ThroughATelevisionAdvert', 'ThroughANewspaperAdvert',
    'ThroughFamilyOrFamilyEvents', 'ThroughFriendsOrSocialEvents', 'OnTheStreet', 'InCareInstitution', 'Other',
    'unknown', 'not_asked',
  ],
  deciding_body: [
    'Police', 'NGO', 'CourtOrProsecution', 'NonPoliceGovernmentalOrganization', 'Other',
  ],
  palermo_act: [
    'recruitment', 'transportation', 'transfer', 'harbouring', 'receipt', 'exchange_or_transfer_of_control',
  ],
  palermo_means: [
    'threat', 'use_of_force', 'other_coercion', 'abduction', 'fraud', 'deception', 'abuse_of_power',
    'abuse_of_position_of_vulnerability', 'giving_or_receiving_payments_or_benefits',
  ],
  palermo_purpose: [
    'exploitation_of_prostitution_of_others', 'other_sexual_exploitation', 'forced_labour_or_services',
    'slavery_or_similar', 'servitude', 'exploitation_of_criminal_activities', 'removal_of_organs',
    'forced_marriage', 'illegal_adoption', 'exploitation_of_surrogacy',
  ],
  ilo_indicator: [
    'DR01', 'DR02', 'DR03', 'DR04', 'DR05', 'DR06', 'DR07', 'DR08', 'DR09', 'DR10', 'CR01', 'CR02', 'CR03', 'CR04',
    'CR05', 'CR06', 'CR07', 'CR08', 'CR09', 'CR10', 'RV01', 'RV02', 'RV03', 'RV04', 'RV05', 'RV06', 'RV07', 'RV08',
    'RV09', 'RV10', 'RV11', 'RV12', 'RV13', 'RV14', 'RV15', 'EX01', 'EX02', 'EX03', 'EX04', 'EX05', 'EX06', 'EX07',
    'EX08', 'CD01', 'CD02', 'CD03', 'CD04', 'CD05', 'CD06', 'CD07', 'CD08', 'CD09', 'CD10', 'CD11', 'CD12', 'CD13',
    'CD14', 'CD15', 'DV01', 'DV02', 'DV03', 'DV04', 'DV05', 'DV06', 'DV07',
  ],
} as const satisfies Record<string, readonly string[]>;
