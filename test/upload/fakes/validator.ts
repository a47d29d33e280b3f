import type { WorkLog } from '../../../lib/shared/work-log';
import type { RemakeImage } from '../../../lib/upload/domain/remake-image';
import type { DetectType } from '../../../lib/upload/domain/sniffing';
import type { ValidateDeps, ValidateSettings } from '../../../lib/upload/domain/validate-deps';
import { validateUpload } from '../../../lib/upload/domain/validate-upload';
import { validateUploadHandler } from '../../../lib/upload/handlers/validate-upload';
import { QUARANTINE } from './arrivals';
import type { CheckedUploads } from './checked-uploads';

type Call = (...args: never[]) => Promise<unknown>;

/** Comes between the check and a service: may fail, wait or be killed. */
export type Interference = <Port extends Call>(name: string, call: Port) => Port;

export const SILENT: WorkLog = { info: () => undefined, warn: () => undefined, fault: () => undefined };

export const SETTINGS: ValidateSettings = {
  accept: 'all',
  maxImageBytes: 20_000_000,
  maxFileBytes: 100_000_000,
  signIn: 'cognito',
};

export const NOW_MS = 1_795_262_400_000;

/** Pictures of tests are words: "jpeg of a cat", "jpeg damaged". */
export const detectWord: DetectType = async (head) => {
  const [, word] = /^\xff(\w+)/.exec(Buffer.from(head).toString('latin1')) ?? [];
  return { jpeg: 'image/jpeg', png: 'image/png', apng: 'image/apng', zip: 'application/zip', mp4: 'video/mp4' }[
    word ?? ''
  ];
};

export const remakeWord: RemakeImage = async (image) => {
  const words = Buffer.from(image).toString('latin1');
  if (words.includes('damaged')) return { ok: false, reason: 'damaged' };
  return {
    ok: true,
    body: Buffer.from(`made of ${words.slice(1)}`),
    contentType: 'image/jpeg',
    width: 30,
    height: 20,
    frames: words.includes('frames') ? 9 : 1,
  };
};

export interface ValidatorForm {
  readonly interfere?: Interference;
  readonly settings?: Partial<ValidateSettings>;
  readonly log?: WorkLog;
  readonly detectType?: DetectType;
  readonly remakeImage?: RemakeImage;
}

const undisturbed: Interference = (_, call) => call;

/** The check over services in memory. */
export function validatorOn(uploads: CheckedUploads, form: ValidatorForm = {}) {
  const { interfere = undisturbed, log = SILENT, settings } = form;
  const disturbed = <Port extends object>(name: string, port: Port): Port =>
    Object.fromEntries(
      Object.entries(port).map(([method, call]) => [method, interfere(`${name}.${method}`, call as Call)]),
    ) as Port;
  const deps: ValidateDeps = {
    records: disturbed('records', uploads.records),
    quarantine: disturbed('quarantine', uploads.quarantine),
    served: disturbed('served', uploads.served),
    detectType: form.detectType ?? detectWord,
    remakeImage: form.remakeImage ?? remakeWord,
    nowMs: () => NOW_MS,
    log,
  };
  const validate: Parameters<typeof validateUploadHandler>[0]['validate'] = (arrival) =>
    validateUpload(arrival, deps, { ...SETTINGS, ...settings });
  return { validate, handler: validateUploadHandler({ validate, log }, QUARANTINE) };
}

/** A file of tests, which no text begins like. */
export function word(content: string): Buffer {
  return Buffer.from(`\xff${content}\0`, 'latin1');
}
