import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import fc from 'fast-check';
import { listPublicParameters } from '../../../lib/lab/adapters/list-public-parameters';
import { UBUNTU_SERIAL, UBUNTU_STABLE_PATH, ubuntuImageParameter } from '../../../lib/lab/images';
import { refreshImagesCommand } from '../../../lib/lab/refresh-images/command-line';
import { newestSerial } from '../../../lib/lab/refresh-images/newest-serial';
import { type RefreshImages, refreshImages } from '../../../lib/lab/refresh-images/refresh-images';

const both = (serial: string) => [ubuntuImageParameter(serial, 'amd64'), ubuntuImageParameter(serial, 'arm64')];

describe('the newest serial', () => {
  test('is the latest day, and on one day the latest count', () => {
    expect(newestSerial([...both('20261004'), ...both('20261115.1'), ...both('20261115'), ...both('20260901')])).toBe(
      '20261115.1',
    );
    expect(newestSerial([...both('20261115.10'), ...both('20261115.9')])).toBe('20261115.10');
  });

  test('has an image for both processors, and is never "current"', () => {
    expect(newestSerial([...both('20261004'), ubuntuImageParameter('20261115', 'amd64'), ...both('current')])).toBe(
      '20261004',
    );
  });

  test('does not depend on the order AWS lists them in', () => {
    const serials = ['20240423', '20250115', '20250115.1', '20260901', '20261004'];
    fc.assert(
      fc.property(fc.shuffledSubarray(serials.flatMap(both), { minLength: serials.length * 2 }), (names) => {
        assert.equal(newestSerial(names), '20261004');
      }),
    );
  });

  test('is unknown when nothing is complete', () => {
    expect(newestSerial([])).toBeUndefined();
    expect(newestSerial([`${UBUNTU_STABLE_PATH}/20261004/amd64/hvm/instance-store/ami-id`])).toBeUndefined();
  });
});

test('every page that SSM gives is read', async () => {
  const asked: unknown[] = [];
  const pages = [{ Parameters: [{ Name: '/a' }, { Name: '/b' }], NextToken: 'more' }, { Parameters: [{ Name: '/c' }] }];
  const client = {
    send: async (command: GetParametersByPathCommand) => {
      asked.push({ ...command.input });
      return pages[asked.length - 1];
    },
  } as unknown as SSMClient;
  Object.setPrototypeOf(client, (await import('@aws-sdk/client-ssm')).SSMClient.prototype);
  expect(await listPublicParameters(client, '/path')).toEqual(['/a', '/b', '/c']);
  expect(asked).toEqual([
    expect.objectContaining({ Path: '/path', Recursive: true }),
    expect.objectContaining({ Path: '/path', Recursive: true, NextToken: 'more' }),
  ]);
});

describe('the command', () => {
  const source = readFileSync(join(__dirname, '..', '..', '..', 'lib', 'lab', 'images.ts'), 'utf8');
  const written: string[] = [];
  const command = (serial: string, options: Partial<RefreshImages> = {}) =>
    refreshImages({
      region: 'ap-southeast-2',
      dryRun: false,
      language: 'en',
      listParameters: async () => both(serial),
      readSource: () => source,
      writeSource: (text) => written.push(text),
      ...options,
    });

  beforeEach(() => written.splice(0));

  test('writes the newer serial into the one file that names it, and changes nothing else there', async () => {
    const { exitCode, message } = await command('29990101');
    expect([exitCode, message]).toEqual([0, `${UBUNTU_SERIAL} -> 29990101, written to lib/lab/images.ts.`]);
    expect(written).toEqual([source.replace(`UBUNTU_SERIAL = '${UBUNTU_SERIAL}'`, "UBUNTU_SERIAL = '29990101'")]);
  });

  test('writes nothing on a dry run, and nothing when the newest is there already', async () => {
    expect((await command('29990101', { dryRun: true })).message).toContain('nothing was written');
    expect((await command(UBUNTU_SERIAL)).message).toBe(`${UBUNTU_SERIAL} is the newest already.`);
    expect(written).toEqual([]);
  });

  test('says what to do when AWS cannot be asked, and ends with 2', async () => {
    const listParameters = async () => {
      throw new Error('Could not load credentials from any providers');
    };
    expect(await command('29990101', { listParameters })).toEqual({
      exitCode: 2,
      message: expect.stringMatching(/Could not load credentials.*\n.*aws sso login/),
    });
    expect((await command('29990101', { listParameters, language: 'ko' })).message).toContain('먼저 로그인하세요');
  });

  test('ends with 2 when there is no image', async () => {
    expect(await command('current')).toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('No complete image'),
    });
  });

  test('explains itself in English and in Korean', async () => {
    expect(await refreshImagesCommand(['--help'], {})).toMatchObject({
      exitCode: 0,
      message: expect.stringContaining('Usage: npm run refresh-images'),
    });
    expect((await refreshImagesCommand(['-h'], { LANG: 'ko_KR.UTF-8' })).message).toContain('사용법:');
    expect((await refreshImagesCommand(['--help', '--lang', 'ko'], {})).message).toContain('사용법:');
  });

  test('refuses an option it does not know, and names it', async () => {
    expect(await refreshImagesCommand(['--regoin', 'x'], {})).toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('--regoin'),
    });
    expect(await refreshImagesCommand(['--lang', 'fr'], {})).toMatchObject({ exitCode: 2 });
  });
});
