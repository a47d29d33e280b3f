/** The least server that does what the guestbook does with its database: node:http, pg, and nothing else. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';

const COLUMNS = 'id, position, author, message, created_at AS "createdAt"';

const pool = new Pool(JSON.parse(process.argv[2]!));

const server = createServer(async (request, response) => {
  try {
    const [status, answer] = request.method === 'POST' ? [201, await add(request)] : [200, await newest(request.url!)];
    const body = JSON.stringify(answer);
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});

server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));

async function newest(url: string) {
  const limit = Number(new URL(url, 'http://bare').searchParams.get('limit'));
  const { rows } = await pool.query(
    `SELECT ${COLUMNS} FROM guestbook.entries WHERE position < coalesce($1::bigint, 9223372036854775807)
     ORDER BY position DESC LIMIT $2`,
    [null, limit + 1],
  );
  return { entries: rows.slice(0, limit), next: rows[limit - 1]?.position };
}

async function add(request: AsyncIterable<Buffer>) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { author, message } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const { rows } = await pool.query(
    `INSERT INTO guestbook.entries (id, author, message) VALUES ($1, $2, $3)
     ON CONFLICT (id) DO NOTHING RETURNING ${COLUMNS}`,
    [randomBytes(16).toString('base64url'), author, message],
  );
  return rows[0];
}
