import type { Principal } from '@tact/server/platform';
import { BadRequest, NotPermitted } from '@tact/server/platform';
import { tagged } from '@tact/permissions';
import { v7 as uuid } from 'uuid';
import { readRegister } from '../register/read-register';
import type { ImportStore } from '../storage/import-store';
import { WorkbookRefused } from '../workbook/workbook-refused';

export interface Upload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** The register's name: with the organisation and the row number it makes a row the same row at the next import. */
  readonly register?: string | null;
  readonly programmeId?: string | null;
  readonly teamId?: string | null;
}

/** Takes a workbook in: refused at once when it is none, else stored sealed until its rows are staged. Answers the run's id. */
export class UploadRegisterHandler {
  constructor(private readonly store: ImportStore) {}

  async handle(principal: Principal, upload: Upload): Promise<string> {
    const place = placeOf(principal, upload);
    demandRegister(upload.bytes);
    const id = uuid();
    const { cipher, wrapped } = this.store.newCipher(id);
    const register = registerName(upload);
    await this.store.uow.run(principal, () =>
      this.store.runs.insert({
        id,
        ...place,
        register: this.store.registerKey(place.organisationId, register),
        registerSealed: cipher.seal('import_run', 'register_sealed', id, Buffer.from(register)),
        fileNameSealed: cipher.seal('import_run', 'file_name_sealed', id, Buffer.from(upload.fileName.slice(0, 300))),
        runKeyWrapped: wrapped,
        workbookSealed: cipher.seal('import_workbook', 'sealed', id, upload.bytes),
        createdBy: principal.userId,
      }),
    );
    return id;
  }
}

/** @throws BadRequest `workbook_refused`, the field `file` naming why */
function demandRegister(bytes: Uint8Array): void {
  try {
    readRegister(bytes);
  } catch (error) {
    if (error instanceof WorkbookRefused) throw new BadRequest([{ path: 'file', code: error.code }], 'workbook_refused');
    throw error;
  }
}

/** The membership that lets the person import, narrowed to the programme and team that were named. */
function placeOf(principal: Principal, upload: Upload): { organisationId: string; teamId: string | null; programmeId: string } {
  const membership = principal.memberships.find(
    (one) =>
      one.programmeId !== null &&
      (!upload.programmeId || one.programmeId === upload.programmeId) &&
      (!upload.teamId || one.teamId === upload.teamId) &&
      one.permissions.some(({ action, subject }) => action === 'create' && subject === 'Import') &&
      principal.ability.can('create', tagged('Import', { organisationId: one.organisationId })),
  );
  if (!membership?.programmeId) throw new NotPermitted();
  return { organisationId: membership.organisationId, teamId: membership.teamId, programmeId: membership.programmeId };
}

/** Case, white space and the file's ending make no other register. */
function registerName({ register, fileName }: Upload): string {
  const name = (register?.trim() || fileName.replace(/^.*[\\/]/, '').replace(/\.xlsx$/i, '')).normalize('NFC').toLowerCase().replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return name.slice(0, 200) || 'register';
}
