import { Busboy } from '@fastify/busboy';
import type { S3Refusal } from './s3-error';

/** What a form holds before its file, and the file, which is the last that is read of it. */
export interface ReadForm {
  /** By their names in small letters. */
  readonly fields: ReadonlyMap<string, string>;
  readonly fileName: string;
  readonly file: Buffer;
}

/** S3 takes no more of a form before its file. */
const MOST_FIELD_BYTES = 20_000;

/** Reads `multipart/form-data`. Fields behind the file count for nothing, as S3 has it. */
export function readForm(contentType: string, body: Buffer): Promise<ReadForm | S3Refusal> {
  return new Promise((resolve) => {
    const malformed: S3Refusal = {
      status: 400,
      code: 'MalformedPOSTRequest',
      message: 'The body of your POST request is not well-formed multipart/form-data.',
    };
    const fields = new Map<string, string>();
    let bytes = 0;
    let found: { readonly fileName: string; readonly chunks: Buffer[] } | undefined;
    const form = openForm(contentType);
    if (!form) return resolve(malformed);
    form.on('field', (name, value) => {
      if (found) return;
      bytes += Buffer.byteLength(name) + Buffer.byteLength(value);
      fields.set(name.toLowerCase(), value);
    });
    form.on('file', (name, stream, fileName) => {
      const file = { fileName: fileName ?? '', chunks: [] as Buffer[] };
      const isTaken = !found && name.toLowerCase() === 'file';
      if (isTaken) found = file;
      stream.on('data', (chunk: Buffer) => isTaken && file.chunks.push(chunk));
      stream.on('error', () => resolve(malformed));
    });
    form.on('error', () => resolve(malformed));
    form.on('finish', () => {
      if (bytes > MOST_FIELD_BYTES) {
        const message = 'Your POST request fields preceding the upload file were too large.';
        resolve({ status: 400, code: 'MaxPostPreDataLengthExceeded', message });
      } else if (!found) {
        const message = 'POST requires exactly one file upload per request.';
        resolve({ status: 400, code: 'InvalidArgument', message });
      } else resolve({ fields, fileName: found.fileName, file: Buffer.concat(found.chunks) });
    });
    form.end(body);
  });
}

function openForm(contentType: string): Busboy | undefined {
  try {
    return new Busboy({ headers: { 'content-type': contentType } });
  } catch {
    return undefined;
  }
}
