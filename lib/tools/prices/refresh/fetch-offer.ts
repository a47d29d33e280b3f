import { Readable } from 'node:stream';
import { parse } from 'csv-parse';

const HOST = 'https://pricing.us-east-1.amazonaws.com';

/** Address of the price list of one service in one region: the same prices as `index.json` beside it, one a line. */
export function offerUrl(service: string, region: string): string {
  return `${HOST}/offers/v1.0/aws/${service}/current/${region}/index.csv`;
}

/**
 * The rows of a file, read while they arrive: that of EC2 is hundreds of megabytes, and as JSON longer than a text may be.
 *
 * @throws Error with the status when the file cannot be had, and with the cause when nobody can be reached
 */
export async function* fetchRows(url: string): AsyncGenerator<readonly string[]> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  const text = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  const rows = parse({ relax_column_count: true, bom: true });
  // What breaks off in the middle is no whole list.
  text.once('error', (error) => rows.destroy(error));
  yield* text.pipe(rows) as AsyncIterable<readonly string[]>;
}
