import contentDisposition from 'content-disposition';

/**
 * The header that makes a browser save a file under the name it came with (RFC 6266).
 *
 * It is ASCII throughout: the SDK signs a header as UTF-8 and sends it as Latin-1, and S3 refuses what differs. Old programs read the
 * name in ASCII; all others read the name as it is, behind `filename*`.
 */
export function attachment(fileName: string): string {
  // Half of a pair of code units cannot be written in UTF-8.
  const name = fileName.replace(/\p{Surrogate}/gu, '_');
  return contentDisposition(name, { fallback: name.replace(/[^\x20-\x7e]|["\\%/]/gu, '_') });
}
