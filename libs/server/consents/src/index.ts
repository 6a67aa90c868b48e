export { ConsentClock, type ConsentRun } from './lib/clock/consent-clock';
export { ConsentPlan } from './lib/clock/consent-plan';
export { ConsentsModule } from './lib/consents.module';
export { OverrideRows } from './lib/overrides/override-rows';
