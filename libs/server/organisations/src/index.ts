export { OrganisationsModule } from './lib/organisations.module';
export { loadReference } from './lib/reference/load-reference';
