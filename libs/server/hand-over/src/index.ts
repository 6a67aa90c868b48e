export { HandOverModule } from './lib/hand-over.module';
