import * as z from 'zod';
import type { Problem } from '../../shared/problem';
import { requestFaults } from '../../shared/request-faults';
import { apiProblem } from './api-problems';
import { EMAIL_TEMPLATES, type EmailTemplate } from './email-templates';
import { uploadPrefix } from './file-keys';
import type { JobKind } from './job-kinds';

/** Widths and heights of thumbnails, in pixels: the picture is fitted into a square of that side. */
const DEFAULT_SIZES = [160, 320, 640];

/** Control characters, and what is no character: no URL, file name or header line should be made of them. */
const UNPRINTABLE = /[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/u;

/** S3 allows no longer keys. */
const MAX_KEY_BYTES = 1024;

/** To S3 two dots are a name like any other; to whatever reads a key as a path they lead into somebody else's folder. */
const fileKey = z
  .string()
  .min(1)
  .max(MAX_KEY_BYTES)
  .refine((key) => Buffer.byteLength(key) <= MAX_KEY_BYTES, {
    error: `is longer than the ${MAX_KEY_BYTES} bytes of an S3 key`,
    params: { ko: `S3 키의 한도인 ${MAX_KEY_BYTES}바이트보다 깁니다` },
  })
  .refine((key) => !UNPRINTABLE.test(key), {
    error: 'has a character that cannot be printed',
    params: { ko: '인쇄할 수 없는 문자가 있습니다' },
  })
  .refine((key) => !key.split('/').some((name) => name === '.' || name === '..'), {
    error: 'has . or .. in place of a name',
    params: { ko: '이름 자리에 . 또는 ..이 있습니다' },
  });

/** SES counts the whole mail; no field of a receipt needs more. A line break could end the subject and begin a header. */
const fieldText = z
  .string()
  .max(1000)
  .refine((text) => !UNPRINTABLE.test(text), {
    error: 'has a line break or another character that cannot be printed',
    params: { ko: '줄바꿈이나 인쇄할 수 없는 다른 문자가 있습니다' },
  });

function fieldsOf(template: EmailTemplate) {
  return z.strictObject(Object.fromEntries(EMAIL_TEMPLATES[template].fields.map((field) => [field, fieldText])));
}

function emailOf<Template extends EmailTemplate>(template: Template) {
  return z.strictObject({
    kind: z.literal('email'),
    to: z.email().max(254),
    template: z.literal(template),
    data: fieldsOf(template),
  });
}

/** Where a bulk job's rows come from: one of these, since two could disagree. */
const ROW_SOURCES = ['key', 'csv'] as const;

export const jobRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('thumbnail'),
    key: fileKey,
    sizes: z.array(z.number().int().min(16).max(2048)).min(1).max(5).default(DEFAULT_SIZES),
  }),
  z
    .strictObject({ kind: z.literal('bulk'), key: fileKey.optional(), csv: z.string().min(1).optional() })
    .refine((request) => ROW_SOURCES.filter((name) => request[name] !== undefined).length === 1, {
      error: 'needs either key or csv, not both',
      params: { ko: 'key와 csv 가운데 하나만 있어야 합니다' },
    })
    .meta({ exactlyOneOf: ROW_SOURCES }),
  z.discriminatedUnion('template', [emailOf('receipt'), emailOf('reminder')]),
  z.strictObject({ kind: z.literal('video'), key: fileKey, preset: z.enum(['480p', '720p']) }),
]);

export type JobRequest = z.output<typeof jobRequest>;
export type RequestOf<Kind extends JobKind> = Extract<JobRequest, { kind: Kind }>;

/** A request that was understood, with the JSON as submitted for its fingerprint. */
export type ParsedRequest =
  | { readonly ok: true; readonly request: JobRequest; readonly submitted: unknown }
  | { readonly ok: false; readonly problem: Problem };

/** Reads a request's text. What this cannot read will not become readable by trying again. */
export function parseJobRequest(text: string): ParsedRequest {
  let submitted: unknown;
  try {
    submitted = JSON.parse(text);
  } catch {
    return { ok: false, problem: apiProblem('malformed-json') };
  }
  const parsed = jobRequest.safeParse(submitted);
  if (parsed.success) return { ok: true, request: parsed.data, submitted };
  return { ok: false, problem: apiProblem('invalid-request', requestFaults(parsed.error, submitted)) };
}

/** Why a well-formed request may still not run here: a kind that is not offered, or a file of somebody else. */
export function refusal(request: JobRequest, owner: string, offered: readonly string[]): Problem | undefined {
  if (!offered.includes(request.kind)) {
    const kinds = offered.join(', ');
    return apiProblem('kind-not-offered', { en: `Offered are ${kinds}.`, ko: `실행하는 종류: ${kinds}.` });
  }
  const key = 'key' in request ? request.key : undefined;
  const prefix = uploadPrefix(owner);
  if (key !== undefined && (!key.startsWith(prefix) || key === prefix)) {
    return apiProblem('key-not-yours', {
      en: `Upload the file to ${prefix} and give its key.`,
      ko: `파일을 ${prefix} 아래에 올리고 그 키를 보내세요.`,
    });
  }
  return undefined;
}
