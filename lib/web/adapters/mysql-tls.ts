import type { ConnectionOptions } from 'mysql2/promise';
import { type DatabaseSignIn, tlsOf } from '../../shared/database-sign-in';

/**
 * The driver compares the host's name with the certificate only where it is told to. A token is sent as it is, which the driver
 * does only where it is allowed to: over TLS, and nowhere else.
 */
export function mysqlTls(tls: DatabaseSignIn['tls']): Pick<ConnectionOptions, 'ssl' | 'enableCleartextPlugin'> {
  const checked = tlsOf(tls);
  return checked ? { ssl: { ...checked, verifyIdentity: true }, enableCleartextPlugin: true } : {};
}
