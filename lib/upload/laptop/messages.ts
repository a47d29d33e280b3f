import type { Language } from '../../config/sentence';

/** What this pattern says in the terminal. */
interface UploadMessages {
  readonly noSignIn: (signIn: string) => string;
  readonly onceNeeds: string;
  readonly tooMany: (argument: string) => string;
  readonly noFile: (file: string) => string;
  readonly isFolder: (file: string) => string;
  readonly isEmpty: (file: string) => string;
  readonly unknownType: (file: string) => string;
  readonly notIssued: (status: number, detail: string) => string;
  readonly notTaken: (status: number, code: string, detail: string) => string;
  readonly rejected: (title: string, detail: string) => string;
  readonly tooSlow: (seconds: number) => string;
  readonly notServed: (address: string, status: number) => string;
  readonly served: (address: string, contentType: string, bytes: number) => string;
  readonly page: string;
}

export const UPLOAD_MESSAGES: Readonly<Record<Language, UploadMessages>> = {
  en: {
    noSignIn: (signIn) =>
      `The laptop has nobody to sign in (upload.signIn=${signIn}). Leave mode and upload.signIn out, or add -c upload.signIn=none; an account runs the others`,
    onceNeeds: '--once upload needs a file, for example: --once upload ./photo.jpg',
    tooMany: (argument) => `${argument}: --once upload takes one file`,
    noFile: (file) => `${file}: there is no such file`,
    isFolder: (file) => `${file} is a folder; name one file in it`,
    isEmpty: (file) => `${file} is empty; name one that has something in it`,
    unknownType: (file) =>
      `${file}: its ending tells of no type that is taken; jpg, png, webp, gif, pdf, zip, txt, csv, mp4 and webm do`,
    notIssued: (status, detail) => `The API issued no form (${status}): ${detail}`,
    notTaken: (status, code, detail) => `S3 did not take the file (${status} ${code}): ${detail}`,
    rejected: (title, detail) => `The file was refused: ${title} ${detail}`,
    tooSlow: (seconds) => `The file was not looked at within ${seconds} seconds`,
    notServed: (address, status) => `${address} was answered with ${status}`,
    served: (address, contentType, bytes) => `${address}   ${contentType}, ${bytes} bytes`,
    page: 'upload page',
  },
  ko: {
    noSignIn: (signIn) =>
      `이 컴퓨터에서는 로그인할 수 없습니다(upload.signIn=${signIn}). mode와 upload.signIn을 빼거나 -c upload.signIn=none을 붙이세요. 다른 방식은 계정에 배포하면 됩니다`,
    onceNeeds: '--once upload 다음에는 파일이 있어야 합니다. 예: --once upload ./photo.jpg',
    tooMany: (argument) => `${argument}: --once upload 다음에는 파일 하나만 씁니다`,
    noFile: (file) => `${file}: 그런 파일이 없습니다`,
    isFolder: (file) => `${file}은(는) 폴더입니다. 그 안의 파일 하나를 쓰세요`,
    isEmpty: (file) => `${file}: 빈 파일입니다. 내용이 있는 파일을 쓰세요`,
    unknownType: (file) =>
      `${file}: 확장자로는 받는 형식인지 알 수 없습니다. jpg, png, webp, gif, pdf, zip, txt, csv, mp4, webm을 받습니다`,
    notIssued: (status, detail) => `API가 업로드 양식을 내주지 않았습니다(${status}): ${detail}`,
    notTaken: (status, code, detail) => `S3가 파일을 받지 않았습니다(${status} ${code}): ${detail}`,
    rejected: (title, detail) => `파일이 거절되었습니다. ${title} ${detail}`,
    tooSlow: (seconds) => `${seconds}초 안에 파일 검사가 끝나지 않았습니다`,
    notServed: (address, status) => `${address}에 ${status}(으)로 응답했습니다`,
    served: (address, contentType, bytes) => `${address}   ${contentType}, ${bytes}바이트`,
    page: '업로드 페이지',
  },
};
