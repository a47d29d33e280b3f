/** disable is for a laptop's own database on loopback. */
export const DATABASE_TLS_MODES = ['verify-full', 'disable'] as const;

/** Where a database is, and as whom one signs in. */
export interface DatabaseSignIn {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly tls: (typeof DATABASE_TLS_MODES)[number];
}

/** The master user signs in with a password. */
export interface MasterSignIn extends DatabaseSignIn {
  readonly password: string;
}

/** Checks the certificate's chain and its host name. RDS's authority is among Node's extra certificates where this runs. */
export function tlsOf(tls: DatabaseSignIn['tls']): false | { rejectUnauthorized: true } {
  return tls === 'disable' ? false : { rejectUnauthorized: true };
}
