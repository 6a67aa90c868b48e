/** A dimension of the ILO/EC operational indicators and the Palermo element it is evidence of. */
export interface IndicatorDimension {
  readonly dimension: string;
  readonly element: 'means' | 'purpose';
  readonly indicators: Readonly<Record<string, 'strong' | 'medium' | 'weak'>>;
}

/**
 * The indicators of trafficking of children for labour exploitation with their weights.
 * Source: ILO and European Commission, Operational indicators of trafficking in human beings, 2009 (WCMS_105023).
 */
export const CHILD_LABOUR_INDICATORS: readonly IndicatorDimension[] = [
  {
    dimension: 'deceptive_recruitment',
    element: 'means',
    indicators: {
      DR01: 'strong', DR02: 'strong', DR03: 'medium', DR04: 'medium', DR05: 'medium', DR06: 'medium',
      DR07: 'medium', DR08: 'medium', DR09: 'medium', DR10: 'medium',
    },
  },
  {
    dimension: 'coercive_recruitment',
    element: 'means',
    indicators: {
      CR01: 'strong', CR02: 'strong', CR03: 'strong', CR04: 'strong', CR05: 'medium', CR06: 'medium',
      CR07: 'medium', CR08: 'medium', CR09: 'medium', CR10: 'medium',
    },
  },
  {
    dimension: 'recruitment_abuse_of_vulnerability',
    element: 'means',
    indicators: {
      RV01: 'medium', RV02: 'medium', RV03: 'medium', RV04: 'medium', RV05: 'medium', RV06: 'medium',
      RV07: 'medium', RV08: 'medium', RV09: 'medium', RV10: 'medium', RV11: 'medium', RV12: 'medium',
      RV13: 'medium', RV14: 'medium', RV15: 'medium',
    },
  },
  {
    dimension: 'exploitative_conditions_of_work',
    element: 'purpose',
    indicators: {
      EX01: 'strong', EX02: 'medium', EX03: 'medium', EX04: 'medium', EX05: 'medium', EX06: 'medium',
      EX07: 'medium', EX08: 'medium',
    },
  },
  {
    dimension: 'coercion_at_destination',
    element: 'means',
    indicators: {
      CD01: 'strong', CD02: 'strong', CD03: 'strong', CD04: 'strong', CD05: 'strong', CD06: 'strong',
      CD07: 'strong', CD08: 'strong', CD09: 'medium', CD10: 'medium', CD11: 'medium', CD12: 'medium',
      CD13: 'medium', CD14: 'medium', CD15: 'medium',
    },
  },
  {
    dimension: 'abuse_of_vulnerability_at_destination',
    element: 'means',
    indicators: {
      DV01: 'medium', DV02: 'medium', DV03: 'medium', DV04: 'medium', DV05: 'medium', DV06: 'medium',
      DV07: 'medium',
    },
  },
];
