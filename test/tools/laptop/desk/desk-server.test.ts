import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTemplate } from '../../../../lib/model/template';
import { DeskServer } from '../../../../lib/tools/laptop/desk/desk-server';
import { PatternHost } from '../../../../lib/tools/laptop/desk/pattern-host';
import { LaptopError } from '../../../../lib/tools/laptop/engine/laptop-error';
import { until } from '../../../support/start-laptop';
import { madeUpPage } from './made-up-page';

const template = { Resources: { Bell: { Type: 'AWS::SNS::Topic' } } };
let synthesized: { readonly pattern: string; readonly context: Readonly<Record<string, string>> }[];
let fails: boolean;
let server: DeskServer;
let url: string;
let directory: string;

beforeEach(async () => {
  synthesized = [];
  fails = false;
  directory = mkdtempSync(join(tmpdir(), 'desk-by-test-'));
  const props = {
    context: { owner: 'me' },
    directory,
    language: 'en' as const,
    synthesize: async (pattern: string, context: Readonly<Record<string, string>>) => {
      synthesized.push({ pattern, context });
      if (fails) throw new LaptopError('owner: "me" is not allowed');
      const stack = readTemplate(template, { name: pattern, region: 'us-east-1' });
      return {
        stack,
        assembly: [{ id: pattern, model: stack, template, terminationProtection: false, origins: new Map() }],
      };
    },
  };
  server = new DeskServer(['tiny', 'other'].map((name) => new PatternHost(madeUpPage(name), props)));
  ({ url } = await server.start(0));
});
afterEach(async () => {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

const get = async (path: string) => {
  const response = await fetch(`${url}${path}`);
  return { status: response.status, text: await response.text() };
};
const statuses = async () => JSON.parse((await get('/desk/patterns')).text) as { name: string; status: string }[];

describe('the desk', () => {
  test('lists every pattern on its first page, and has started none', async () => {
    expect((await get('/')).text).toContain('id="patterns"');
    expect(await statuses()).toEqual([
      { name: 'tiny', status: 'idle' },
      { name: 'other', status: 'idle' },
    ]);
    expect(synthesized).toEqual([]);
  });

  test("starts a pattern when its page is opened, once, with the page's own configuration under the person's", async () => {
    const opened = await get('/tiny/');
    expect(opened.text).toContain('id="resources"');
    await get('/tiny/');
    await until('the start', async () => ((await statuses())[0]!.status === 'running' ? true : undefined));
    expect(synthesized).toEqual([{ pattern: 'tiny', context: { 'laptop.only': 'yes', owner: 'me' } }]);
    expect(JSON.parse((await get('/tiny/laptop/state')).text)).toEqual({ resources: 1 });
  });

  test("calls a pattern in each language what its tour calls it, and leaves the page's other sentences", async () => {
    expect(JSON.parse((await get('/tiny/texts.en.json')).text)).toEqual({ title: 'tiny', subtitle: 'Made up' });
    expect(JSON.parse((await get('/tiny/texts.ko.json')).text)).toEqual({ title: '작은 tiny', subtitle: '지어냄' });
    expect((await get('/tiny/texts.fr.json')).status).toBe(404);
  });

  test('does what a button asks for, and knows no other', async () => {
    const post = (path: string, body: string) => fetch(`${url}${path}`, { method: 'POST', body });
    expect(await (await post('/tiny/laptop/echo?before=a', 'b')).json()).toEqual({ text: 'ab' });
    expect((await post('/tiny/laptop/echo', 'more than ten')).status).toBe(413);
    expect((await post('/tiny/laptop/other', '')).status).toBe(404);
    expect((await post('/tiny/api/jobs', '')).status).toBe(501);
  });

  test('says why a pattern did not start, and tries again when its page is opened again', async () => {
    fails = true;
    await get('/tiny/');
    expect(await get('/tiny/laptop/state')).toEqual({
      status: 503,
      text: '{"message":"owner: \\"me\\" is not allowed"}',
    });
    expect((await statuses())[0]).toEqual({ name: 'tiny', status: 'failed' });
    fails = false;
    await get('/tiny/');
    expect((await get('/tiny/laptop/state')).status).toBe(200);
  });

  test.each([
    '/desk/../messages.ts',
    '/desk/%2e%2e%2fmessages.ts',
    '/tiny/..%2fmade-up-page.ts',
    '/tiny/nowhere.js',
    '/nowhere/',
  ])('has nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  test('answers nobody who comes from another site', async () => {
    const foreign = await fetch(`${url}/tiny/laptop/state`, { headers: { origin: 'https://example.com' } });
    expect(foreign.status).toBe(403);
  });
});
