import type { Files } from '../../../lib/async/domain/files';
import { runThumbnail } from '../../../lib/async/domain/run-thumbnail';

const JOB = { owner: 'minji', jobId: 'a-photo-of-minji', signal: new AbortController().signal };

test('a photo that no browser shows is named, with what to do', async () => {
  const bytes = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic');
  const files = { read: async () => ({ ok: true, bytes }) } as unknown as Files;
  const makeThumbnails = async () => ({ ok: false, code: 'not-a-picture' }) as const;
  const request = { kind: 'thumbnail', key: 'uploads/minji/IMG_0001.jpg', sizes: [64] } as const;

  const outcome = await runThumbnail({ ...request, sizes: [...request.sizes] }, JOB, { files, makeThumbnails });
  expect(outcome).toEqual({
    status: 'failed',
    failure: {
      code: 'not-a-picture',
      detail: {
        en: 'The file is a HEIC photo, as iPhones take them. Only JPEG, PNG, WebP and GIF are taken. Save it as a JPEG and submit again.',
        ko: '이 파일은 아이폰이 찍는 HEIC 사진입니다. JPEG, PNG, WebP, GIF만 받습니다. JPEG로 저장한 뒤 다시 보내세요.',
      },
    },
  });
});
