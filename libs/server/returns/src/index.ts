export { ReturnsModule } from './lib/returns.module';
