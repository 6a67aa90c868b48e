/**
 * Codes of the steps of a case. Source: domain case_steps.json (consent matrix, closure criteria, referral form),
 * code_lists.json.
 */
export const STEP_CODES = {
  consent_purpose: [
    'receive_services', 'store_data', 'share_for_referral', 'family_tracing', 'return', 'photo_or_media',
    'non_identifiable_statistics', 'nrm_formal_identification', 'cross_border_sharing',
  ],
  closure_reason: [
    'goals_met', 'turned_18', 'transferred', 'handed_to_duty_bearer', 'returned_abroad', 'moved_untraceable',
    'withdrew', 'duplicate', 'not_eligible', 'died', 'other',
  ],
  closure_exception: [
    'turned_18_linked', 'transfer_accepted', 'withdrew_no_concern', 'no_contact_after_three_visits', 'death',
  ],
  decline_reason: [
    'no_capacity', 'out_of_scope', 'out_of_area', 'age_or_sex_limit', 'safety', 'documents_missing',
    'child_refused', 'already_served', 'other',
  ],
  referral_kind: [
    'nrm', 'service', 'police', 'school', 'health', 'cross_border',
  ],
  section: [
    'summary', 'identity', 'family', 'risk', 'trafficking', 'plan', 'health', 'legal', 'return', 'reintegration',
    'notes', 'documents',
  ],
} as const satisfies Record<string, readonly string[]>;
