import type { WorkLog } from '../../shared/work-log';
import { resultKey } from './file-keys';
import type { Files } from './files';
import { failed, type JobOutcome, type RunningJob, unusableFile } from './job-outcome';
import type { RequestOf } from './job-request';

const MAX_VIDEO_BYTES = 2 * 1024 * 1024 * 1024;

export type Preset = RequestOf<'video'>['preset'];

/**
 * Converts a file to MP4 that starts to play before it is loaded. False when the source is no video that can be read.
 *
 * @param onProgress - called every few seconds with how many seconds of the film are done
 */
export type Transcode = (
  source: string,
  target: string,
  preset: Preset,
  signal: AbortSignal,
  onProgress?: (seconds: number) => void,
) => Promise<boolean>;

/** Gives a function a folder of its own and removes it afterwards, whatever happens. */
export type InFolder = <Result>(work: (folder: string) => Promise<Result>) => Promise<Result>;

export interface VideoDeps {
  readonly files: Files;
  readonly transcode: Transcode;
  readonly inFolder: InFolder;
  readonly log: Pick<WorkLog, 'info'>;
}

export function runVideo(request: RequestOf<'video'>, job: RunningJob, deps: VideoDeps): Promise<JobOutcome> {
  return deps.inFolder(async (folder) => {
    const source = `${folder}/source`;
    const target = `${folder}/video.mp4`;
    const download = await deps.files.download(request.key, source, MAX_VIDEO_BYTES, job.signal);
    if (!download.ok) return unusableFile(download.reason, MAX_VIDEO_BYTES);
    const tell = (seconds: number) => deps.log.info('video progress', { jobId: job.jobId, seconds });
    if (!(await deps.transcode(source, target, request.preset, job.signal, tell))) {
      return failed('not-a-video');
    }
    const name = `video-${request.preset}.mp4`;
    const key = resultKey(job.owner, job.jobId, name);
    const bytes = await deps.files.upload(target, key, 'video/mp4', job.signal);
    return { status: 'succeeded', result: { files: [{ name, key, contentType: 'video/mp4', bytes }] } };
  });
}
