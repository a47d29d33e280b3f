import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { CopyPublished } from '../../../lib/shared/copy-published';
import { publishStaticHandler } from '../../../lib/web/handlers/publish-static';

type Copy = Parameters<CopyPublished>[0];

const RELEASE = 'static/0123456789abcdef';
const FILES = { 'page.js': 'aaa.js', 'style.css': 'bbb.css', 'favicon.svg': 'ccc.svg' };

function event(RequestType: string, files: object = FILES) {
  // As CloudFormation sends it, with more than is read: values are texts.
  return {
    RequestType,
    StackId: 'arn:aws:cloudformation:ap-southeast-2:111122223333:stack/Web/1',
    ResourceProperties: {
      ServiceToken: 'arn:aws:lambda:ap-southeast-2:111122223333:function:publish',
      Prefix: RELEASE,
      SourceBucket: 'assets',
      Files: JSON.stringify(files),
    },
  };
}

async function published(asked: unknown): Promise<{ copies: Copy[]; answer: unknown }> {
  const copies: Copy[] = [];
  const handler = publishStaticHandler(async (copy) => void copies.push(copy), { BUCKET_NAME: 'static-files' });
  return { copies, answer: await handler(asked) };
}

describe('publish-static', () => {
  it.each(['Create', 'Update'])('copies every file under the path of its release (%s)', async (type) => {
    const { copies } = await published(event(type));
    expect(copies.map(({ from, to, mediaType }) => [from, to, mediaType])).toEqual([
      [{ bucket: 'assets', key: 'aaa.js' }, { bucket: 'static-files', key: `${RELEASE}/page.js` }, text('javascript')],
      [{ bucket: 'assets', key: 'bbb.css' }, { bucket: 'static-files', key: `${RELEASE}/style.css` }, text('css')],
      [
        { bucket: 'assets', key: 'ccc.svg' },
        { bucket: 'static-files', key: `${RELEASE}/favicon.svg` },
        'image/svg+xml',
      ],
    ]);
  });

  it('takes nothing away, so that a page that is open finds the files of its own release', async () => {
    expect((await published(event('Delete'))).copies).toEqual([]);
  });

  // Another id would make CloudFormation delete the old resource after the update.
  it('is one and the same resource, whatever it is asked', async () => {
    const answers = await Promise.all(['Create', 'Update', 'Delete'].map((type) => published(event(type))));
    expect(answers.map(({ answer }) => answer)).toEqual(Array(3).fill({ PhysicalResourceId: 'static-files' }));
  });

  it('fails when one file of several could not be copied', async () => {
    const failing: CopyPublished = async ({ to }) => {
      if (to.key.endsWith('.css')) throw new Error('no such key');
    };
    const handler = publishStaticHandler(failing, { BUCKET_NAME: 'static-files' });
    await expect(handler(event('Update'))).rejects.toThrow('no such key');
  });

  it('publishes nothing of a kind that browsers would be told nothing about', async () => {
    await expect(published(event('Create', { 'notes.txt': 'ddd.txt' }))).rejects.toThrow(
      'notes.txt: static files end in',
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

function text(kind: string): string {
  return `text/${kind}; charset=utf-8`;
}
