/** disable is for a laptop's own database on loopback. */
export type DatabaseTls = 'verify-full' | 'disable';

/** Checks the certificate's chain and its host name. RDS's authority is among Node's extra certificates where this runs. */
export function tlsOf(tls: DatabaseTls): false | { rejectUnauthorized: true } {
  return tls === 'disable' ? false : { rejectUnauthorized: true };
}
