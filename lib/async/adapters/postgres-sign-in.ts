/** disable is for a laptop's own database on loopback. */
export const DATABASE_TLS_MODES = ['verify-full', 'disable'] as const;

/** Where a database is, and as whom one signs in. */
export interface PostgresSignIn {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly tls: (typeof DATABASE_TLS_MODES)[number];
}

/** Checks the certificate's chain and its host name. RDS's authority is among Node's extra certificates where this runs. */
export function tlsOf(tls: PostgresSignIn['tls']): false | { rejectUnauthorized: true } {
  return tls === 'disable' ? false : { rejectUnauthorized: true };
}
