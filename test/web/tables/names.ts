import type { WebSettings } from '../../../lib/web/settings';

/** The engine stands in the id of whatever belongs to the database: another engine is another database. */
export const databaseOf = ({ database }: Pick<WebSettings, 'database'>): string =>
  database === 'mysql' ? 'DatabaseMySql' : 'DatabasePostgreSql';
