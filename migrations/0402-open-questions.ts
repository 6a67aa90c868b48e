import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/** How many questions of each side wait, in clear on the referral, so that lists need no ciphertext. */
const COUNT = `
alter table tact.referral add column open_from_receiver int not null default 0, add column open_from_sender int not null default 0;
create function tact_private.count_questions() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare asked tact.referral_entry; step int := 1;
begin
  asked := new;
  if new.kind = 'answer' then
    select * into asked from tact.referral_entry q where q.id = new.reply_to and q.referral_id = new.referral_id and q.kind = 'question';
    if asked.id is null or exists (select from tact.referral_entry a where a.kind = 'answer' and a.reply_to = asked.id and a.id <> new.id) then return null; end if;
    step := -1;
  end if;
  update tact.referral r set
    open_from_receiver = r.open_from_receiver + case when asked.organisation_id = r.to_organisation_id then step else 0 end,
    open_from_sender = r.open_from_sender + case when asked.organisation_id = r.to_organisation_id then 0 else step end
    where r.id = new.referral_id;
  return null;
end $$;
create trigger count_questions after insert on tact.referral_entry for each row when (new.kind in ('question', 'answer'))
  execute function tact_private.count_questions();
`;

/** Questions that wait for an answer. */
export class OpenQuestions0402 implements MigrationInterface {
  readonly name = 'OpenQuestions1790000000402';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', COUNT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger count_questions on tact.referral_entry; drop function tact_private.count_questions()');
    await runner.query('alter table tact.referral drop column open_from_sender, drop column open_from_receiver');
  }
}
