export { MissedVisits } from './lib/missed-visits';
export { ReintegrationModule } from './lib/reintegration.module';
