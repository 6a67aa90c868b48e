import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import { BadRequest, PayloadTooLarge, validationPipe } from '@tact/server/platform';
import type { FastifyRequest } from 'fastify';
import { defaultLimits } from '../workbook/workbook-limits';
import type { Upload } from '../run/upload-register.handler';
import { UploadFieldsDto } from './imports.dto';

const parts = { fileSize: defaultLimits.fileBytes, files: 1, fields: 3, parts: 4, fieldSize: 1000, headerPairs: 50 };

/**
 * One workbook and its text fields out of a multipart body. @throws BadRequest without exactly one `file`, on unknown or
 * repeated fields; PayloadTooLarge above 20 MB
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw new BadRequest([{ path: 'file', code: 'multipart_expected' }]);
  const fields: Record<string, unknown> = {};
  let file: { fileName: string; bytes: Buffer } | null = null;
  for await (const part of request.parts({ limits: parts })) {
    if (part.type === 'file') file = await readFile(part);
    else addField(fields, part);
  }
  if (!file) throw new BadRequest([{ path: 'file', code: 'required' }]);
  const texts = (await validationPipe().transform(fields, { type: 'body', metatype: UploadFieldsDto })) as UploadFieldsDto;
  return { ...file, ...texts };
}

async function readFile(part: MultipartFile): Promise<{ fileName: string; bytes: Buffer }> {
  if (part.fieldname !== 'file') throw new BadRequest([{ path: part.fieldname.slice(0, 50), code: 'unknown_field' }]);
  const bytes = await part.toBuffer().catch((error: unknown) => {
    throw (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE' ? new PayloadTooLarge() : error;
  });
  return { fileName: part.filename || 'register.xlsx', bytes };
}

function addField(fields: Record<string, unknown>, part: MultipartValue): void {
  if (Object.hasOwn(fields, part.fieldname)) throw new BadRequest([{ path: part.fieldname, code: 'repeated_key' }]);
  if (part.value !== '') fields[part.fieldname] = part.value;
}
