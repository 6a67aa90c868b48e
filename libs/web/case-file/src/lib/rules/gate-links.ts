/** Where each missing thing of a gate is closed, below the file's address. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  name: ['section', 'identity'],
  birth: ['section', 'identity'],
  sex: ['facts'],
  area: ['facts'],
  presence_country: ['facts'],
  residence_country: ['facts'],
  risk_screening: ['risk'],
  risk_or_victim_status: ['risk'],
  two_low_reviews: ['risk'],
  high_risk: ['risk'],
  mandatory_report: ['report'],
  victim_status: ['status'],
  safe_placement: ['add', 'placement'],
  red_flag: ['add', 'incident'],
  red_flag_or_incident_or_high_risk: ['add', 'incident'],
  goals_met: ['closure'],
  safe_care: ['closure'],
  child_agrees: ['closure'],
  services_continue: ['closure'],
  exception_unfounded: ['closure'],
  approval: ['approvals'],
  outside_residence: ['facts'],
  checklist_a: ['return'],
  return_considered: ['return'],
  checklist_h2: ['return'],
  checklist_i1: ['return'],
  return_ended: ['return'],
  reintegration_plan_approved: ['reintegration'],
  safety_task: ['tasks'],
  return: ['return'],
};

/** What is closed outside the file: whole addresses. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  hand_over_stage_3: ['/referrals', 'hand-overs'],
  hand_over_returned: ['/referrals', 'hand-overs'],
  transfer: ['/referrals', 'hand-overs'],
  referral: ['/referrals'],
};

/** The address parts for the first of the missing things that has a place, or null. */
export function gatePlace(missing: readonly string[]): readonly string[] | null {
  for (const code of missing) {
    const place = PLACES[code];
    if (place) return place;
  }
  return null;
}

/** The whole address for the first of the missing things that is closed outside the file, or null. */
export function gateAddress(missing: readonly string[]): readonly string[] | null {
  for (const code of missing) {
    const place = ELSEWHERE[code];
    if (place) return place;
  }
  return null;
}
