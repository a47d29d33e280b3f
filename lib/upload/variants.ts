import type { Variant } from '../config/variant';

/** Shapes of `upload` that a reader would deploy, beside the two modes. */
export const uploadVariants: readonly Variant[] = [
  {
    name: 'regional',
    says: {
      en: 'Images are resized by a function in the region, and kept.',
      ko: '이미지 크기를 리전의 함수가 바꾸고 결과를 보관합니다.',
    },
    context: { 'upload.transform': 'regional' },
  },
  {
    name: 'cognito',
    says: { en: 'People sign in, and files have owners.', ko: '로그인해서 올리고, 파일마다 주인이 있습니다.' },
    context: { 'upload.signIn': 'cognito' },
  },
  {
    name: 'servers',
    says: { en: 'Servers answer in place of functions.', ko: '함수 대신 서버가 응답합니다.' },
    context: { 'upload.issuer': 'ec2' },
  },
];
