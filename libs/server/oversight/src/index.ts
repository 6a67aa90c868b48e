export { OversightModule } from './lib/oversight.module';
