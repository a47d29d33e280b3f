import { spawn } from 'node:child_process';
import type { Preset, Transcode } from '../domain/run-video';

const HEIGHTS: Record<Preset, number> = { '480p': 480, '720p': 720 };

/**
 * Containers that are opened. A playlist or a list of files could make ffmpeg read other files of this machine, so those
 * formats stay closed; for the same reason no protocol but `file` is allowed.
 */
const FORMATS = 'mov,matroska,avi,mpegts,mpeg,flv,asf';

/** Wider or higher frames are refused: decoding them takes gigabytes. */
const MAX_PIXELS = 4096 * 2304;

/** Between two words of how far it is. */
const PROGRESS_SECONDS = 5;

/** Last words of an ffmpeg that could not go on for reasons of this machine. After any others, the file is to blame. */
const FULL_DISK = /No space left on device|Cannot allocate memory/i;

export function ffmpegTranscoder(ffmpeg: string): Transcode {
  return (source, target, preset, signal, onProgress) =>
    new Promise((resolve, reject) => {
      // Only the last words are kept: they tell a full disk from a bad file. They are not logged, for they name the file.
      let lastWords = '';
      const child = spawn(ffmpeg, argumentsFor(source, target, preset), {
        stdio: ['ignore', 'pipe', 'pipe'],
        signal,
        killSignal: 'SIGKILL',
      });
      child.stderr.on('data', (text: Buffer) => {
        lastWords = (lastWords + text.toString()).slice(-2000);
      });
      child.stdout.on('data', (text: Buffer) => {
        // Blocks of name=value lines, the time in microseconds; N/A before the first frame.
        const [, done] = /^out_time_us=(\d+)$/m.exec(text.toString()) ?? [];
        if (done) onProgress?.(Math.round(Number(done) / 1_000_000));
      });
      child.once('error', reject);
      child.once('close', (code, killedBy) => {
        if (killedBy) reject(new Error(`ffmpeg was ended by ${killedBy}`));
        else if (code !== 0 && FULL_DISK.test(lastWords)) reject(new Error('ffmpeg ran out of disk or memory'));
        else resolve(code === 0);
      });
    });
}

function argumentsFor(source: string, target: string, preset: Preset): string[] {
  const height = HEIGHTS[preset];
  return [
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-y'],
    ...['-progress', 'pipe:1', '-stats_period', String(PROGRESS_SECONDS)],
    ...['-protocol_whitelist', 'file', '-format_whitelist', FORMATS, '-max_pixels', String(MAX_PIXELS)],
    ...['-i', `file:${source}`],
    // The first picture and sound only; never larger than the source; even sides, which H.264 needs.
    ...['-map', '0:v:0', '-map', '0:a:0?', '-sn', '-dn', '-map_metadata', '-1'],
    ...['-vf', `scale=-2:'min(${height},trunc(ih/2)*2)'`],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', '-b:a', '128k', '-ac', '2'],
    ...['-movflags', '+faststart', '-f', 'mp4', `file:${target}`],
  ];
}
