import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import {
  askForForm,
  type IssuedForm,
  type SentFile,
  sendForm,
  untilChecked,
} from '../../../lib/upload/laptop/send-upload';
import { isListening, runStart, StartedLaptop, until } from '../../support/start-laptop';
import { type GoodImages, goodImages, plain } from '../corpus/good-images';

jest.setTimeout(120_000);

afterAll(() => StartedLaptop.stopAll());

const VISITOR = { secret: 'a-visitor-of-this-test-only', language: 'en' as const };
const CHECK_SECONDS = 60;

let laptop: StartedLaptop;
let site: string;
let good: GoodImages;
beforeAll(async () => {
  good = await goodImages(1200, 800);
  laptop = await StartedLaptop.start('--pattern', 'upload');
  site = String(laptop.about['site']);
});

const file = (fileName: string, contentType: string, bytes: Buffer): SentFile => ({ fileName, contentType, bytes });

/** Sends a file as the page does, and waits for its check. */
async function upload(sent: SentFile, visitor = VISITOR) {
  const { status, body } = await askForForm(site, visitor, sent);
  expect([status, body.detail]).toEqual([201, undefined]);
  expect(await sendForm(site, body, sent)).toMatchObject({ status: 201 });
  return (await untilChecked(site, visitor, body.uploadId, CHECK_SECONDS))!;
}

async function imageAt(path: string, accept = 'image/jpeg') {
  const answer = await fetch(`${site}${path}`, { headers: { accept } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes };
}

async function issued(sent: SentFile): Promise<IssuedForm> {
  return (await askForForm(site, VISITOR, sent)).body;
}

describe('npm start -- --pattern upload', () => {
  test.each(['jpeg', 'png', 'webp', 'gif'] as const)(
    'serves a good %s in the width that is asked for',
    async (type) => {
      const view = await upload(file(`good.${type}`, `image/${type}`, good[type]));
      expect(view).toMatchObject({ status: 'ready', result: { kind: 'image' } });
      const { status, bytes } = await imageAt(`${view.url}?w=300`);
      const { format, width } = await sharp(bytes).metadata();
      expect([status, format, width]).toEqual([200, 'jpeg', 320]);
    },
  );

  test.each([['사진 (1).jpg'.normalize('NFC')], ['사진 (1).jpg'.normalize('NFD')], ['👩‍👩‍👧 "photo" %2F.jpg']])(
    'takes the name %j and tells it as people write it',
    async (name) => {
      const view = await upload(file(name, 'image/jpeg', good.jpeg));
      expect(view).toMatchObject({ status: 'ready', fileName: name.normalize('NFC') });
    },
  );

  test('hands a document to whoever saves it, under its Korean name, and to no page', async () => {
    const bytes = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n');
    const view = await upload(file('보고서 👋.pdf', 'application/pdf', bytes));
    const { headers } = await fetch(`${site}${view.url}`);
    expect(headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''%EB%B3%B4%EA%B3%A0%EC%84%9C/);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('serves nothing of where a photo was taken', async () => {
    const GPS = { GPSLatitudeRef: 'N', GPSLatitude: '37/1 33/1 5994/100', GPSLongitudeRef: 'E' };
    const photo = await plain()
      .jpeg()
      .withExif({ IFD0: { Copyright: 'kAnaRy' }, IFD3: GPS })
      .toBuffer();
    const view = await upload(file('photo.jpg', 'image/jpeg', photo));
    const { bytes } = await imageAt(`${view.url}?w=1920`);
    expect([(await sharp(photo).metadata()).exif !== undefined, bytes.includes('kAnaRy')]).toEqual([true, false]);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  });

  test.each([
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'type-mismatch'],
    ['a web page', '<!doctype html><script>1</script>', 'type-mismatch'],
    ['half a photo', 'cut', 'damaged'],
    ['a photo of a hundred million pixels', 'bomb', 'too-many-pixels'],
  ])('refuses %s that is called photo.png, and serves nothing of it', async (_, content, code) => {
    const bytes =
      content === 'cut'
        ? good.png.subarray(0, good.png.length / 2)
        : content === 'bomb'
          ? await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: 'red' } })
              .png()
              .toBuffer()
          : Buffer.from(content);
    const view = await upload(file('photo.png', 'image/png', bytes));
    expect(view).toMatchObject({ status: 'rejected', reason: { code } });
    for (const path of ['images', 'files', 'originals', 'rejected', 'incoming']) {
      expect((await fetch(`${site}/${path}/${view.uploadId}`)).status).toBeGreaterThanOrEqual(403);
    }
  });

  describe('S3', () => {
    const photo = () => file('photo.jpg', 'image/jpeg', good.jpeg);

    test('takes the largest file of a form, and not one byte more', async () => {
      const form = await issued(photo());
      const policy = JSON.parse(Buffer.from(form.fields['Policy']!, 'base64').toString('utf8')) as {
        readonly conditions: readonly unknown[];
      };
      const range = policy.conditions.find((each) => Array.isArray(each) && each[0] === 'content-length-range');
      const most = Number((range as readonly unknown[])[2]);
      const tooLarge = await sendForm(site, form, { ...photo(), bytes: Buffer.alloc(most + 1) });
      expect(tooLarge).toMatchObject({ status: 400, code: 'EntityTooLarge' });
      expect(await sendForm(site, form, { ...photo(), bytes: Buffer.alloc(most) })).toMatchObject({ status: 201 });
    });

    test.each([
      ['another key', (fields: IssuedForm['fields']) => ({ ...fields, key: 'incoming/x/y' }), 'AccessDenied'],
      ['another type', (fields: IssuedForm['fields']) => ({ ...fields, 'Content-Type': 'text/html' }), 'AccessDenied'],
      ['a field more', (fields: IssuedForm['fields']) => ({ 'x-amz-meta-a': '1', ...fields }), 'AccessDenied'],
      [
        'a policy that expires later',
        ({ Policy, ...fields }: IssuedForm['fields']) => {
          const text = Buffer.from(Policy!, 'base64')
            .toString('utf8')
            .replace(/"20\d\d/, '"2099');
          return { ...fields, Policy: Buffer.from(text).toString('base64') };
        },
        'SignatureDoesNotMatch',
      ],
    ])('takes no form with %s', async (_, change, code) => {
      const form = await issued(photo());
      expect(await sendForm(site, { ...form, fields: change(form.fields) }, photo())).toMatchObject({
        status: 403,
        code,
      });
    });
  });

  test('asks for no form for what is larger than a form would take, or of no type that is taken', async () => {
    const sent = { fileName: 'a.jpg', contentType: 'image/jpeg', bytes: 2 ** 40 };
    const ask = (body: object) =>
      fetch(`${site}/uploads`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-visitor-secret': VISITOR.secret },
        body: JSON.stringify(body),
      });
    expect((await ask(sent)).status).toBe(413);
    expect((await ask({ ...sent, bytes: 1, contentType: 'image/svg+xml' })).status).toBe(415);
  });

  test('tells nobody else of an upload', async () => {
    const { uploadId } = await issued(file('photo.jpg', 'image/jpeg', good.jpeg));
    const asked = await fetch(`${site}/uploads/${uploadId}`, { headers: { 'x-visitor-secret': 'b'.repeat(24) } });
    expect(asked.status).toBe(404);
  });

  test('comes to few images however many addresses are asked for', async () => {
    const view = await upload(file('photo.jpg', 'image/jpeg', await plain().jpeg().toBuffer()));
    const before = Number((await laptop.state())['keys']);
    for (let count = 1; count <= 1000; count++) {
      await fetch(`${site}${view.url}?w=${count}&format=jpeg&x=${count}`, { method: 'HEAD' });
    }
    expect(Number((await laptop.state())['keys']) - before).toBe(5);
  });

  test('forgets an upload with everything that was made of it', async () => {
    const view = await upload(file('photo.jpg', 'image/jpeg', good.jpeg));
    expect((await imageAt(`${view.url}?w=160`)).status).toBe(200);
    const headers = { 'x-visitor-secret': VISITOR.secret };
    for (const _ of ['once', 'again']) {
      const gone = await fetch(`${site}/uploads/${view.uploadId}`, { method: 'DELETE', headers });
      expect(gone.status).toBe(204);
    }
    expect((await imageAt(`${view.url}?w=160`)).status).toBe(404);
    expect((await fetch(`${site}/uploads/${view.uploadId}`, { headers })).status).toBe(404);
  });

  test('shows what happened, and leaves nothing behind', async () => {
    const { uploads, rejected, deadLetters } = (await laptop.state()) as {
      readonly uploads: readonly { readonly status: string }[];
      readonly rejected: number;
      readonly deadLetters: { readonly visible: number };
    };
    expect(uploads.map(({ status }) => status)).toContain('rejected');
    expect([rejected > 0, deadLetters.visible]).toEqual([true, 0]);
    const port = Number(new URL(site).port);
    expect(await laptop.stop()).toBe(0);
    await until('it to be gone', async () => ((await isListening(port)) ? undefined : true));
  });
});

describe('npm start -- --once upload', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'once-upload-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  test('prints three sizes of an image that the region makes', async () => {
    writeFileSync(join(directory, 'photo.jpg'), good.jpeg);
    const args = ['--once', 'upload', join(directory, 'photo.jpg'), '-c', 'upload.transform=regional', '--json'];
    const { status, out } = await runStart(...args);
    expect(status).toBe(0);
    const { files } = JSON.parse(out) as { readonly files: readonly { readonly bytes: number }[] };
    const sizes = files.map(({ bytes }) => bytes);
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
  });

  test('ends with 1 and the reason when the file is not what it is called', async () => {
    writeFileSync(join(directory, 'page.png'), '<!doctype html>');
    const { status, err } = await runStart('--once', 'upload', join(directory, 'page.png'), '--lang', 'ko');
    expect([status, err.includes('파일이 거절되었습니다')]).toEqual([1, true]);
  });

  test('says in words that nobody can sign in here', async () => {
    writeFileSync(join(directory, 'photo.jpg'), good.jpeg);
    const args = ['--once', 'upload', join(directory, 'photo.jpg'), '-c', 'upload.signIn=cognito', '--lang', 'en'];
    const { status, err } = await runStart(...args);
    expect(status).toBe(1);
    expect(err).toContain('upload.signIn=none');
  });
});
