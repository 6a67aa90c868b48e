import { withInstance } from './with-instance';

/** `seed`: reference data, and demo data in the embedded database. Adds what is missing, changes nothing that stands. */
export async function seedCommand(): Promise<number> {
  return withInstance(async (instance) => {
    console.log(instance.joined ? 'The running instance has its data.' : 'Reference and demo data are there.');
    return 0;
  });
}
