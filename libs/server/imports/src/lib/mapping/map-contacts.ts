import type { CandidateRecord } from './case-candidate';
import type { RowReader } from './row-reader';

/** Telephones, mail and postal address as the register has them, each a contact of its own. */
export function mapContacts(reader: RowReader): CandidateRecord[] {
  const address = (['street', 'postalCode', 'city', 'province', 'country'] as const)
    .map((column) => reader.line(column))
    .filter((part, index, parts) => part !== '' && parts.indexOf(part) === index);
  return [
    contact('phone', reader.line('mobilePhone')),
    contact('phone', reader.line('homePhone')),
    contact('email', reader.line('email')),
    contact('address', reader.has('street') || reader.has('postalCode') ? address.join(', ').slice(0, 500) : ''),
  ].flat();
}

function contact(channel: string, value: string): CandidateRecord[] {
  return value === '' ? [] : [{ kind: 'contact', fields: { channel, value } }];
}
