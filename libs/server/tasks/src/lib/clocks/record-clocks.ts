import type { RecordKind } from '@tact/domain';

type Fields = Readonly<Record<string, unknown>>;

/** What a record means for the clocks of a case: the tasks it does, and the event from which others are counted. */
export interface ClockEffect {
  readonly does: readonly string[];
  readonly begins: readonly string[];
}

const NOTHING: ClockEffect = { does: [], begins: [] };

/** The effect of a record, by the tasks of the clock settings (domain clocks.json names the events). An assessment is done with the child: visits count from it. */
export function clockEffect(kind: RecordKind, fields: Fields): ClockEffect {
  switch (kind) {
    case 'visit':
      return { does: ['follow_up_visit', 'visit'], begins: ['last_visit'] };
    case 'safety_plan':
      return { does: ['first_safety_action'], begins: [] };
    case 'assessment':
      return fields['done'] === true ? { does: ['assessment_started', 'assessment_done'], begins: ['assessment_done', 'last_visit'] } : { does: ['assessment_started'], begins: [] };
    case 'service':
      return fields['from'] ? { does: ['first_service'], begins: [] } : NOTHING;
    default:
      return NOTHING;
  }
}
