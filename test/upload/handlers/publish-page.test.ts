import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import type { CopyPublished } from '../../../lib/shared/copy-published';
import type { PageConfig } from '../../../lib/upload/domain/page-config';
import type { PutPageFile } from '../../../lib/upload/domain/publish-file';
import { publishPageHandler } from '../../../lib/upload/handlers/publish-page';
import { PAGE_DIRECTORY } from '../../../lib/upload/page-directory';

const RELEASE = 'page/0123456789abcdef';
const FILES = { 'index.html': 'aaa.html', 'page.js': 'bbb.js', 'texts.ko.json': 'ccc.json' };
const CONFIG: PageConfig = {
  signIn: 'none',
  accept: 'images',
  maxImageBytes: 20_971_520,
  maxFileBytes: 104_857_600,
  api: '/uploads',
};

function event(RequestType: string, files: object = FILES, config: object = CONFIG) {
  return {
    RequestType,
    StackId: 'arn:aws:cloudformation:ap-southeast-2:111122223333:stack/Upload/1',
    ResourceProperties: {
      ServiceToken: 'arn:aws:lambda:ap-southeast-2:111122223333:function:publish',
      Prefix: RELEASE,
      SourceBucket: 'assets',
      Files: JSON.stringify(files),
      Config: JSON.stringify(config),
    },
  };
}

async function published(asked: unknown) {
  const copies: Parameters<CopyPublished>[0][] = [];
  const puts: Parameters<PutPageFile>[0][] = [];
  const handler = publishPageHandler(
    { copyFile: async (copy) => void copies.push(copy), putFile: async (put) => void puts.push(put) },
    { BUCKET_NAME: 'page' },
  );
  return { answer: await handler(asked), copies, puts };
}

describe('publish-page', () => {
  it.each(['Create', 'Update'])('copies every file under the path of its release (%s)', async (type) => {
    const { copies } = await published(event(type));
    expect(copies.map(({ from, to, mediaType }) => [from.key, `${to.bucket}:${to.key}`, mediaType])).toEqual([
      ['aaa.html', `page:${RELEASE}/index.html`, 'text/html; charset=utf-8'],
      ['bbb.js', `page:${RELEASE}/page.js`, 'text/javascript; charset=utf-8'],
      ['ccc.json', `page:${RELEASE}/texts.ko.json`, 'application/json; charset=utf-8'],
    ]);
  });

  it('tells the page about its deployment in a file beside them', async () => {
    const { puts } = await published(event('Update'));
    expect(puts).toEqual([
      {
        to: { bucket: 'page', key: `${RELEASE}/config.json` },
        mediaType: 'application/json; charset=utf-8',
        text: JSON.stringify(CONFIG),
      },
    ]);
  });

  it('publishes files and what the page is told one without the other, since only the latter waits for who signs in', async () => {
    const without = (...names: string[]) => {
      const { ResourceProperties, ...rest } = event('Create');
      const properties = Object.entries(ResourceProperties).filter(([name]) => !names.includes(name));
      return { ...rest, ResourceProperties: Object.fromEntries(properties) };
    };
    const files = await published(without('Config'));
    expect([files.copies.length, files.puts.length]).toEqual([3, 0]);
    const config = await published(without('Files', 'SourceBucket'));
    expect([config.copies.length, config.puts.length]).toEqual([0, 1]);
  });

  it('takes nothing away, so that a deployment that is rolled back shows the page of before', async () => {
    const { copies, puts } = await published(event('Delete'));
    expect([...copies, ...puts]).toEqual([]);
  });

  // Another id would make CloudFormation delete the old resource after the update.
  it('is one and the same resource, whatever it is asked', async () => {
    const answers = await Promise.all(['Create', 'Update', 'Delete'].map((type) => published(event(type))));
    expect(answers.map(({ answer }) => answer)).toEqual(Array(3).fill({ PhysicalResourceId: 'page' }));
  });

  it.each([
    ['nowhere to sign in', { ...CONFIG, signIn: 'cognito' }, 'names where people sign in'],
    [
      'a place to sign in that nobody goes to',
      { ...CONFIG, cognito: { domain: 'https://x.example', clientId: 'c' } },
      'names where',
    ],
    ['more than the page is to know', { ...CONFIG, tableName: 'uploads' }, 'tableName'],
  ])('refuses to tell the page %s', async (_, config, said) => {
    await expect(published(event('Create', FILES, config))).rejects.toThrow(said);
  });

  it('fails when one file of several could not be copied', async () => {
    const copyFile: CopyPublished = async ({ to }) => {
      if (to.key.endsWith('.js')) throw new Error('no such key');
    };
    const handler = publishPageHandler({ copyFile, putFile: async () => undefined }, { BUCKET_NAME: 'page' });
    await expect(handler(event('Update'))).rejects.toThrow('no such key');
  });

  it('publishes every file that the page has, and nothing of a kind that browsers would be told nothing about', async () => {
    const names = readdirSync(PAGE_DIRECTORY);
    const { copies } = await published(event('Create', Object.fromEntries(names.map((name) => [name, name]))));
    expect(copies).toHaveLength(names.length);
    await expect(published(event('Create', { 'notes.txt': 'x' }))).rejects.toThrow(
      'notes.txt: files of the page end in',
    );
  });

  it('refuses whatever is no event of its own', async () => {
    const seed = Date.now() & 0x7fffffff;
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        await assert.rejects(published(value));
      }),
      { seed, numRuns: 200 },
    );
  });
});
