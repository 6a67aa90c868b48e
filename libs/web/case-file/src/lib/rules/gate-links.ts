/** Where each missing thing of a gate is closed, below the file's address. What is not built yet has no place. */
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
};

/** What belongs to processes that are not recorded yet (docs/not-yet.md): nobody can close it here. */
const NOT_YET: readonly string[] = ['hand_over_stage_3', 'hand_over_returned'];

/** Whether every gate of a way is met or can be closed in this version. */
export function canBeTaken(gates: readonly { readonly met: boolean; readonly missing: readonly string[] }[]): boolean {
  return gates.every((gate) => gate.met || !gate.missing.some((code) => NOT_YET.includes(code)));
}

/** The address parts for the first of the missing things that has a place, or null. */
export function gatePlace(missing: readonly string[]): readonly string[] | null {
  for (const code of missing) {
    const place = PLACES[code];
    if (place) return place;
  }
  return null;
}
