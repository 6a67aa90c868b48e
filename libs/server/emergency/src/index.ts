export { EmergencyModule } from './lib/emergency.module';
