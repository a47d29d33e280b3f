import { fileWriting } from '../shared/host-user-data';

/**
 * Amazon Linux has no package of ffmpeg. This wheel carries a static build of ffmpeg 7.0.2 for both CPUs, and pip refuses
 * any file whose hash is not one of these. (Later wheels want a newer Python than Amazon Linux 2023 has.)
 */
const FFMPEG_WHEEL = [
  'imageio-ffmpeg==0.6.0',
  '--hash=sha256:c7e46fcec401dd990405049d2e2f475e2b397779df2519b544b8aab515195282',
  '--hash=sha256:1d47bebd83d2c5fc770720d211855f208af8a596c82d17730aa51e815cdee6dc',
].join(' ');

export const FFMPEG_PATH = '/usr/local/bin/ffmpeg';

/** What the commands below need. */
export const FFMPEG_PACKAGES = ['python3-pip'];

export const INSTALL_FFMPEG = [
  ...fileWriting('/tmp/ffmpeg.txt', [FFMPEG_WHEEL]),
  'pip3 install --no-deps --only-binary :all: --require-hashes --upgrade --target /opt/ffmpeg -r /tmp/ffmpeg.txt',
  `ln -sf /opt/ffmpeg/imageio_ffmpeg/binaries/ffmpeg-linux-* ${FFMPEG_PATH}`,
  `chmod 755 ${FFMPEG_PATH}`,
];
