/** Services, duty bearers and legal states. Source: TACT III assistance types, Primero, domain code_lists.json. */
export const SERVICE_CODES = {
  service_type: [
    'social', 'psychological', 'legal', 'economic', 'health', 'education', 'return', 'police_protection',
  ],
  service_sub: [
    'case_management', 'family_mediation', 'family_strengthening', 'alternative_care', 'shelter', 'food_nfi',
    'school_support', 'after_school', 'community_centre', 'civil_registration_help', 'housing',
    'first_aid_psychosocial', 'individual_counselling', 'group_session', 'family_therapy',
    'specialised_mental_health', 'mediation_cultural', 'legal_advice', 'representation_criminal',
    'compensation_claim', 'guardianship', 'documents', 'residence_permit', 'protection_measure', 'child_custody',
    'cash', 'ndihma_ekonomike_access', 'income_activity', 'vocational_training', 'job_placement', 'debt_advice',
    'school_costs', 'transport', 'emergency', 'check_up', 'reproductive', 'vaccination', 'disability', 'substance',
    'enrolment', 'second_chance', 'language', 'tutoring', 'kindergarten', 'tracing', 'family_assessment', 'escort',
    'travel_documents', 'reception', 'safe_transport', 'risk_plan', 'interview_support',
  ],
  service_delivery: [
    'direct_NGO', 'duty_bearer', 'referral', 'joint',
  ],
  service_status: [
    'planned', 'referred', 'accepted', 'declined', 'in_progress', 'done', 'stopped',
  ],
  service_beneficiary: [
    'child', 'carer', 'sibling', 'household',
  ],
  duty_bearer: [
    'state', 'anti_trafficking_police', 'municipality', 'school', 'ngo', 'community',
  ],
  legal_status: [
    'no_report', 'reported', 'investigation', 'prosecution', 'trial', 'conviction', 'acquittal', 'dropped',
    'victim_not_cooperating', 'non_punishment_applied', 'unknown', 'not_asked',
  ],
} as const satisfies Record<string, readonly string[]>;
