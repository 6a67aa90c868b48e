/**
 * Codes about the child and the people around it. Source: domain code_lists.json (sex, ethnicity: HTCDS, Albanian
 * law 96/2017; care: Primero; family relations: design).
 */
export const PERSON_CODES = {
  sex: [
    'female', 'male', 'other', 'unknown', 'not_asked',
  ],
  ethnicity: [
    'albanian', 'roma', 'egyptian', 'greek', 'macedonian', 'aromanian', 'serbian', 'montenegrin', 'bosniak',
    'bulgarian', 'romanian', 'hungarian', 'turkish', 'other', 'prefer_not', 'not_asked', 'unknown',
  ],
  person_status: [
    'at_risk', 'potential_victim', 'presumed_victim', 'identified_victim', 'not_victim',
  ],
  family_relation: [
    'mother', 'father', 'step_mother', 'step_father', 'sister', 'brother', 'half_sibling', 'grandmother',
    'grandfather', 'aunt', 'uncle', 'cousin', 'spouse', 'partner', 'child', 'foster_carer', 'guardian', 'neighbour',
    'friend', 'other', 'unknown', 'not_asked',
  ],
  care_arrangement: [
    'parents', 'one_parent', 'step_parent', 'customary_caregiver', 'adult_sibling', 'kinship_care', 'foster_care',
    'residential_care', 'transit_shelter', 'specialised_shelter', 'independent_living', 'child_headed',
    'unrelated_adult', 'with_exploiter', 'none', 'other', 'unknown', 'not_asked',
  ],
  school_status: [
    'enrolled_regular', 'enrolled_irregular', 'never_enrolled', 'dropped_out', 'second_chance', 'vocational',
    'completed_compulsory', 'pre_school', 'unknown', 'not_asked',
  ],
  identification_source: [
    'mobile_unit', 'street_outreach', 'school', 'CPU', 'police', 'border_police', 'health', 'community_mediator',
    'self', 'family', 'helpline', 'NGO', 'foreign_authority', 'online', 'unknown', 'not_asked',
  ],
} as const satisfies Record<string, readonly string[]>;
