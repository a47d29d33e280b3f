import { notShown } from '../../../lib/tools/atlas/sections/picture-section';

type Node = Parameters<typeof notShown>[0]['nodes'][number];
const node = (name: string, notConnected: string[], unread: string[]) =>
  ({ name: { en: name, ko: name }, notConnected, unread }) as unknown as Node;

test('below the picture stands what no line of it can show', () => {
  const { text } = notShown({ nodes: [node('Admins', [], ['AmazonVPCFullAccess']), node('Api', ['GET /jobs'], [])] })!;
  expect(text).toContain('what AmazonVPCFullAccess lets Admins do');
  expect(text).toContain('Leads nowhere: GET /jobs of Api');
  expect(text).toContain('AmazonVPCFullAccess 정책이 Admins에 허용하는 것');
});

test('and nothing where lines show everything', () => {
  expect(notShown({ nodes: [node('Api', [], [])] })).toBeUndefined();
});
