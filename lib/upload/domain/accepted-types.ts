import type { Sentence } from '../../config/sentence';

/** Kinds of file: images are made anew and come in many sizes, whatever else is a file that browsers only ever save. */
export type FileKind = 'image' | 'file';

/** Every type that can be taken, and how people call it. */
const TYPES: Readonly<Record<string, { readonly kind: FileKind; readonly name: Sentence }>> = {
  'image/jpeg': { kind: 'image', name: { en: 'JPEG', ko: 'JPEG' } },
  'image/png': { kind: 'image', name: { en: 'PNG', ko: 'PNG' } },
  'image/webp': { kind: 'image', name: { en: 'WebP', ko: 'WebP' } },
  'image/gif': { kind: 'image', name: { en: 'GIF', ko: 'GIF' } },
  'application/pdf': { kind: 'file', name: { en: 'PDF', ko: 'PDF' } },
  'application/zip': { kind: 'file', name: { en: 'ZIP', ko: 'ZIP' } },
  'text/plain': { kind: 'file', name: { en: 'text', ko: '텍스트' } },
  'text/csv': { kind: 'file', name: { en: 'CSV', ko: 'CSV' } },
  'video/mp4': { kind: 'file', name: { en: 'MP4', ko: 'MP4' } },
  'video/webm': { kind: 'file', name: { en: 'WebM', ko: 'WebM' } },
};

/** What a deployment takes. */
export interface Accepted {
  readonly accept: 'images' | 'all';
  readonly maxImageBytes: number;
  readonly maxFileBytes: number;
}

/** @returns undefined for a type that this deployment does not take */
export function acceptedKind(contentType: string, { accept }: Pick<Accepted, 'accept'>): FileKind | undefined {
  const kind = Object.hasOwn(TYPES, contentType) ? TYPES[contentType]!.kind : undefined;
  return accept === 'all' || kind === 'image' ? kind : undefined;
}

/** Most bytes of a file of a kind. */
export function limitOf(kind: FileKind, { maxImageBytes, maxFileBytes }: Accepted): number {
  return kind === 'image' ? maxImageBytes : maxFileBytes;
}

/** The types that this deployment takes, for a person. */
export function acceptedNames({ accept }: Pick<Accepted, 'accept'>): Sentence {
  const names = Object.values(TYPES).filter(({ kind }) => accept === 'all' || kind === 'image');
  return { en: names.map(({ name }) => name.en).join(', '), ko: names.map(({ name }) => name.ko).join(', ') };
}
