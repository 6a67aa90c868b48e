/** The people of the demonstration that the journeys are about: two countries, three organisations and the office. */
export const PEOPLE = {
  worker: 'mirela.dodaj@shtegu.example',
  otherWorker: 'ilir.brahja@shtegu.example',
  supervisor: 'teuta.marku@shtegu.example',
  otherSupervisor: 'gent.lleshi@shtegu.example',
  greekWorker: 'eleni.markou@anemodoura.example',
  greekSupervisor: 'sofia.karydi@anemodoura.example',
  municipality: 'ardita.vela@municipality.example',
  caseworker: 'elira.kola@municipality.example',
  unitHead: 'genti.bardhi@municipality.example',
  police: 'agron.shkreta@police.example',
  shelter: 'bardha.zefi@shelter.example',
  state: 'vjollca.prenga@state.example',
  school: 'luljeta.kodra@school.example',
  community: 'safet.rrema@community.example',
  administrator: 'adrian.toska@office.example',
  dpo: 'ioanna.lekka@office.example',
} as const;
export type Who = keyof typeof PEOPLE;

export const MUNICIPALITY = 'Child Protection Unit, Municipality of Durrës';
export const SHELTER = 'Shtëpia e Kaltër, day centre and shelter';

/** Every duty bearer of the demonstration with its organisation, one of each category. */
export const DUTY_BEARERS = {
  state: 'State Social Service, regional office',
  police: 'Anti-Trafficking Police, regional unit',
  municipality: MUNICIPALITY,
  school: 'School "Rruga e Dritës"',
  shelter: SHELTER,
  community: 'Community Mediators, Roma and Egyptian quarter',
} as const satisfies Partial<Record<Who, string>>;
