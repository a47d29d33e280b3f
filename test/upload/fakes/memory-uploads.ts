import { v7 as newId } from 'uuid';
import type { Language, Sentence } from '../../../lib/config/sentence';

/** As far as a browser sees it: the record of an upload, and what was sent. */
export interface MemoryUpload {
  readonly owner: string;
  readonly uploadId: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly createdAt: number;
  readonly bytes: number;
  status: 'waiting' | 'ready' | 'rejected';
  body?: Buffer;
}

const DAMAGED: { readonly title: Sentence; readonly detail: Sentence } = {
  title: { en: 'The picture is damaged.', ko: '사진이 손상되었습니다.' },
  detail: {
    en: 'Open it in a program for pictures and export it again.',
    ko: '사진 프로그램에서 열어 다시 내보낸 뒤 올리세요.',
  },
};

/** Uploads of everybody, in memory. What is named damaged is refused; everything else is sound. */
export class MemoryUploads {
  private readonly uploads = new Map<string, MemoryUpload>();

  issue(
    owner: string,
    asked: Pick<MemoryUpload, 'fileName' | 'contentType' | 'bytes'>,
    createdAt: number,
  ): MemoryUpload {
    const upload: MemoryUpload = { owner, uploadId: newId(), createdAt, status: 'waiting', ...asked };
    this.uploads.set(upload.uploadId, upload);
    return upload;
  }

  find(uploadId: string): MemoryUpload | undefined {
    return this.uploads.get(uploadId);
  }

  /** The newest first, from behind one on. */
  list(owner: string, limit: number, after?: string): { page: MemoryUpload[]; next?: string } {
    const own = [...this.uploads.values()].filter((upload) => upload.owner === owner).reverse();
    const from = after === undefined ? 0 : own.findIndex(({ uploadId }) => uploadId === after) + 1;
    const page = own.slice(from, from + limit);
    return { page, ...(own.length > from + limit && { next: page.at(-1)!.uploadId }) };
  }

  delete(owner: string, uploadId: string): void {
    if (this.uploads.get(uploadId)?.owner === owner) this.uploads.delete(uploadId);
  }

  check(upload: MemoryUpload): void {
    upload.status = upload.fileName.includes('damaged') ? 'rejected' : 'ready';
  }

  count(status?: MemoryUpload['status']): number {
    return [...this.uploads.values()].filter((upload) => status === undefined || upload.status === status).length;
  }
}

/** An upload as the API tells of it. */
export function uploadSaid(upload: MemoryUpload, language: Language): Record<string, unknown> {
  const { uploadId, fileName, contentType, status, createdAt, body } = upload;
  const isImage = contentType.startsWith('image/');
  const bytes = body?.length ?? 0;
  return {
    uploadId,
    fileName,
    contentType,
    status,
    createdAt: new Date(createdAt).toISOString(),
    ...(status === 'ready' && {
      url: `/${isImage ? 'images' : 'files'}/${uploadId}`,
      result: isImage
        ? { kind: 'image', contentType, width: 1600, height: 1067, bytes }
        : { kind: 'file', contentType, bytes },
    }),
    ...(status === 'rejected' && {
      reason: { code: 'damaged', title: DAMAGED.title[language], detail: DAMAGED.detail[language] },
    }),
  };
}
