/**
 * Risk levels, vulnerabilities at three levels (HTCDS v1, Primero, design) and the signs that make a risk high
 * (case_steps.json risk_levels).
 */
export const RISK_CODES = {
  risk_level: [
    'high', 'medium', 'low', 'none',
  ],
  vulnerability_individual: [
    'out_of_school', 'irregular_school', 'unregistered_birth', 'no_id', 'disability', 'health_condition',
    'mental_distress', 'substance_use', 'pregnant_or_parent_child', 'previously_trafficked', 'previous_migration',
    'unaccompanied', 'separated', 'street_situation', 'early_marriage_risk', 'victim_of_violence',
    'online_exposure', 'lgbtq', 'unknown', 'not_asked',
  ],
  vulnerability_household: [
    'extreme_poverty', 'no_regular_income', 'debt', 'single_parent', 'absent_parent_abroad', 'parent_in_prison',
    'violence', 'alcohol_or_drugs', 'large_household', 'overcrowding_or_shelter', 'no_housing_title',
    'member_trafficked', 'child_headed', 'disability_of_carer', 'no_social_assistance', 'unknown', 'not_asked',
  ],
  vulnerability_community: [
    'segregated_settlement', 'no_school_nearby', 'no_health_service', 'no_police_presence',
    'seasonal_migration_custom', 'known_recruiter', 'discrimination', 'blood_feud', 'eviction_risk', 'disaster',
    'unknown', 'not_asked',
  ],
  danger_sign: [
    'life_in_danger', 'serious_harm', 'exploitation_ongoing', 'contact_with_exploiter', 'no_carer', 'missing',
    'suicidal', 'under_five_alone', 'sold_or_traded', 'transfer_abroad_threat',
  ],
} as const satisfies Record<string, readonly string[]>;
