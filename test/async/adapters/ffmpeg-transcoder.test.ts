import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ffmpegTranscoder } from '../../../lib/async/adapters/ffmpeg-transcoder';
import { emptyWorkFolder, workFolder } from '../../../lib/async/adapters/work-folder';
import { describeWith } from '../../support/needs';

const FFMPEG = 'ffmpeg';
const NEVER = new AbortController().signal;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'transcode-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A test picture and tone of one second. */
function film(name: string, size: string, seconds = 1, ...options: string[]): string {
  const path = join(folder, name);
  const picture = ['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=10:duration=${seconds}`];
  const tone = ['-f', 'lavfi', '-i', `sine=duration=${seconds}`];
  execFileSync(FFMPEG, ['-loglevel', 'error', ...picture, ...tone, '-shortest', ...options, path]);
  return path;
}

function describeFile(path: string): string {
  return spawnSync(FFMPEG, ['-hide_banner', '-i', path]).stderr.toString();
}

describeWith(FFMPEG, 'a video', () => {
  const transcode = ffmpegTranscoder(FFMPEG);

  it('becomes an H.264 and AAC file of the preset’s height that starts before it is loaded', async () => {
    const target = join(folder, 'out.mp4');
    expect(await transcode(film('in.mkv', '1280x720'), target, '480p', NEVER)).toBe(true);
    expect(describeFile(target)).toMatch(/Video: h264.*854x480/);
    expect(describeFile(target)).toMatch(/Audio: aac/);
    const { readFile } = await import('node:fs/promises');
    const bytes = await readFile(target);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it('tells how many of its seconds are done', async () => {
    const told: number[] = [];
    const source = film('in.mkv', '64x64', 3);
    await transcode(source, join(folder, 'out.mp4'), '480p', NEVER, (seconds) => told.push(seconds));
    expect(told.at(-1)).toBe(3);
  });

  it('is never enlarged, and may have odd sides', async () => {
    const target = join(folder, 'out.mp4');
    expect(await transcode(film('in.mkv', '321x181', 1, '-c:v', 'ffv1'), target, '720p', NEVER)).toBe(true);
    expect(describeFile(target)).toMatch(/Video: h264.*320x180/);
  });

  it('is refused when it is no video, or a list that would make ffmpeg open other files', async () => {
    const target = join(folder, 'out.mp4');
    const secret = film('secret.mp4', '64x64');
    const sources = {
      text: 'this is not a video',
      empty: '',
      playlist: `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:${secret}\n#EXT-X-ENDLIST\n`,
      list: `ffconcat version 1.0\nfile '${secret}'\n`,
      svg: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    };
    for (const [name, content] of Object.entries(sources)) {
      await writeFile(join(folder, 'source'), content);
      expect({ name, ok: await transcode(join(folder, 'source'), target, '480p', NEVER) }).toEqual({ name, ok: false });
    }
  });

  it('is ended when the job’s time is up', async () => {
    const source = film('in.mkv', '1280x720', 20, '-c:v', 'ffv1');
    const timeUp = new AbortController();
    const transcoding = transcode(source, join(folder, 'out.mp4'), '720p', timeUp.signal);
    setTimeout(() => timeUp.abort(), 100);
    await expect(transcoding).rejects.toThrow();
  });
});

describe('the transcoder', () => {
  it('throws, so that the job is tried elsewhere, when there is no ffmpeg', async () => {
    const transcode = ffmpegTranscoder(join(folder, 'no-such-program'));
    await expect(transcode('in', 'out', '480p', NEVER)).rejects.toThrow('ENOENT');
  });

  it('gives each job a folder and removes it, also when the job fails and after a crash', async () => {
    const inFolder = workFolder(join(folder, 'work'));
    let used = '';
    await expect(
      inFolder(async (path) => {
        used = path;
        await writeFile(join(path, 'source'), 'x');
        throw new Error('fails');
      }),
    ).rejects.toThrow('fails');
    expect(existsSync(used)).toBe(false);
    await inFolder(async (path) => {
      await writeFile(join(path, 'source'), 'x');
      await emptyWorkFolder(join(folder, 'work'));
      expect(await readdir(join(folder, 'work'))).toEqual([]);
    });
  });
});
