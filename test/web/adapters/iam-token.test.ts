import { iamToken } from '../../../lib/web/adapters/iam-token';

const signIn = { host: 'db.example', port: 5432, database: 'site', user: 'guestbook', tls: 'verify-full' } as const;

test('a token is for one user of one database, for fifteen minutes, of credentials that are asked for anew when it was refused', async () => {
  Object.assign(process.env, {
    AWS_REGION: 'ap-southeast-2',
    AWS_ACCESS_KEY_ID: 'AKIDFIRST',
    AWS_SECRET_ACCESS_KEY: 'x',
  });
  const token = iamToken(signIn);
  const signed = async (afresh: boolean) => new URL(`https://${await token(afresh)}`);
  const first = await signed(false);
  expect([first.host, first.pathname]).toEqual(['db.example:5432', '/']);
  expect(Object.fromEntries(first.searchParams)).toMatchObject({
    Action: 'connect',
    DBUser: 'guestbook',
    'X-Amz-Expires': '900',
    'X-Amz-Credential': expect.stringMatching(/^AKIDFIRST\/\d{8}\/ap-southeast-2\/rds-db\/aws4_request$/),
  });
  process.env['AWS_ACCESS_KEY_ID'] = 'AKIDSECOND';
  const keys = [await signed(false), await signed(true), await signed(false)].map(
    ({ searchParams }) => searchParams.get('X-Amz-Credential')!.split('/')[0],
  );
  expect(keys).toEqual(['AKIDFIRST', 'AKIDSECOND', 'AKIDSECOND']);
});
