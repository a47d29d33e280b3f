import { join } from 'node:path';
import { enginePage } from '../../tools/laptop/desk/engine-page';
import { findProgram } from '../../tools/laptop/desk/find-program';
import { tour } from '../tour';
import { PICTURE_PARTS } from './picture-parts';
import { checkOnce } from './run-once';

/** The pattern on the laptop: drop a picture, a table or a mail, break it, and watch where it goes. */
export const page = enginePage({
  name: 'async',
  directory: join(__dirname, 'page'),
  tour,
  parts: PICTURE_PARTS,
  // No mail leaves this machine, so there can be a sender.
  context: { 'async.senderEmail': 'noreply@example.com' },
  // PostgreSQL on loopback has no certificate of RDS.
  environment: { DATABASE_TLS: 'disable' },
  programs: {
    environmentFiles: ['/etc/job-worker.env', '/etc/job-server.env'],
    environment: (directory) => ({
      AUTO_SCALING_GROUP_NAME: '',
      FFMPEG_PATH: findProgram('ffmpeg') ?? 'ffmpeg',
      WORK_DIRECTORY: directory,
      // Nothing of this machine is served to others, and nobody has to notice that it stops.
      HOST: '127.0.0.1',
      DRAIN_SECONDS: '0',
    }),
  },
  once: {
    examples: {
      en: [
        ['-c async.worker=ec2', 'jobs in a process, as on EC2, instead of a function'],
        [
          '--once async ./photo.jpg',
          'one job: a picture to thumbnails, a .csv as a bulk job, a video to a smaller one',
        ],
      ],
      ko: [
        ['-c async.worker=ec2', '함수 대신 EC2처럼 프로세스가 작업을 처리합니다'],
        [
          '--once async ./photo.jpg',
          '파일 하나로 작업 하나를 끝까지 해 봅니다. 사진은 썸네일, .csv는 대량 처리, 동영상은 크기 줄이기입니다',
        ],
      ],
    },
    options: {
      out: {
        type: 'string',
        value: 'DIR',
        help: { en: 'where results go (./results/<job id>)', ko: '결과를 둘 곳 (./results/<작업 ID>)' },
      },
    },
    check: checkOnce,
  },
  recover: (...given) => (require('./recover-jobs') as typeof import('./recover-jobs')).recoverJobs(...given),
  // With all that it needs of the engine, which a start of another page does without.
  open: (engine, folder) => (require('./job-page') as typeof import('./job-page')).openJobPage(engine, folder),
});
