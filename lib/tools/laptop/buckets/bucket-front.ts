import type { CorsRule, QueueNotification } from '../../../model/buckets';
import { crossOriginHeaders, type ResolvedCorsRule } from './cross-origin';
import { eventMessage, isTold, type ObjectEvent } from './object-event';
import {
  KEPT_HEADERS,
  keyOfVersion,
  markVersion,
  newVersionId,
  type ObjectStore,
  type StoredObject,
} from './object-store';
import { refusePostedForm } from './post-policy';
import { readForm } from './read-form';
import { postResponseXml, refusalXml, type S3Refusal } from './s3-error';

/** Of an object that an earlier start has kept: messages that were kept with it name its version. */
const VERSION_BEFORE = 'x-amz-meta-laptop-version';

/** Bears the id of the marker that a request makes to what is done when it is answered. */
const MARKER = 'x-laptop-delete-marker';

/** What a bucket of the template is told to do beyond keeping objects. */
export interface BucketRules {
  readonly isVersioned: boolean;
  /** Read at each request: where a page stands is known after the bucket is there. */
  readonly cors: () => readonly ResolvedCorsRule[];
  readonly notifications: readonly QueueNotification[];
}

/** A form sent as JSON, or encoded as addresses are. */
const NO_FORM: S3Refusal = {
  status: 412,
  code: 'PreconditionFailed',
  message: 'At least one of the pre-conditions you specified did not hold',
  more: { Condition: 'Bucket POST must be of the enclosure-type multipart/form-data' },
};

export interface BucketFrontDeps {
  readonly region: string;
  readonly secretOf: (accessKeyId: string) => string | undefined;
  readonly send: (queueId: string, body: string) => Promise<unknown>;
  readonly now: () => Date;
}

/** A request to a bucket, as far as it is looked at here. */
export interface BucketRequest {
  readonly method: string;
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface BucketReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What happened, for the log. @default - nothing did */
  readonly about?: string;
}

/**
 * What S3 does with a bucket and fauxqs 1.9.2 does not: versions, the forms of browsers under a policy, pages of other origins, and
 * telling queues.
 */
export class BucketFront {
  private readonly rules = new Map<string, BucketRules>();
  private deps: BucketFrontDeps | undefined;
  private sequence = Date.now() * 1000;

  constructor(private readonly store: ObjectStore) {}

  describe(bucket: string, rules: BucketRules): void {
    this.rules.set(bucket, rules);
    if (rules.isVersioned) this.store.keepVersions(bucket);
  }

  /** From now on queues are told, and forms are taken: what was there before happened at another start. */
  open(deps: BucketFrontDeps): void {
    this.deps = deps;
  }

  /** Whether a request without a signature in its headers or address is a browser's, which other rules are for. */
  isBrowsers({ method, key, query, headers }: BucketRequest): boolean {
    const isSigned = headers['authorization'] !== undefined || query.has('X-Amz-Signature');
    return method === 'OPTIONS' || (method === 'POST' && !key && !isSigned);
  }

  /** Headers that let a page of another origin read the answer. */
  crossOrigin({ bucket, method, headers }: BucketRequest): Readonly<Record<string, string>> {
    const origin = one(headers['origin']);
    return (origin && crossOriginHeaders(this.corsOf(bucket), { origin, method })) || {};
  }

  /** Answers a browser that asks whether a page may. */
  preflight({ bucket, headers }: BucketRequest): BucketReply {
    const allowed = crossOriginHeaders(this.corsOf(bucket), {
      origin: one(headers['origin']),
      method: one(headers['access-control-request-method']),
      headers: one(headers['access-control-request-headers']),
    });
    if (allowed) return { status: 200, headers: allowed, body: '' };
    const message =
      'CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource CORS spec.';
    return refused({ status: 403, code: 'AccessForbidden', message });
  }

  /** Takes a browser's form, or refuses it as S3 would. */
  async post({ bucket, headers }: BucketRequest, body: Buffer, url: string): Promise<BucketReply> {
    if (!/^multipart\/form-data/i.test(one(headers['content-type']))) return refused(NO_FORM);
    const form = await readForm(one(headers['content-type']), body);
    if ('code' in form) return refused(form);
    const given = form.fields.get('key');
    if (!given) {
      const message = `Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.`;
      return refused({ status: 400, code: 'InvalidArgument', message });
    }
    const { now, secretOf } = this.deps ?? { now: () => new Date(), secretOf: () => undefined };
    const fields = new Map(form.fields).set('key', given);
    const refusal = refusePostedForm({ bucket, fields, fileBytes: form.file.length }, { now: now(), secretOf });
    if (refusal) return refused(refusal);
    if (fields.has('success_action_redirect')) {
      return refused({ status: 501, code: 'NotImplemented', message: 'The laptop sends no browser on after a form' });
    }
    const key = given.replace('${filename}', () => form.fileName);
    const stored = this.store.putObject(bucket, key, form.file, 'binary/octet-stream', metadataOf(fields));
    await this.tell(bucket, created('ObjectCreated:Post', stored));
    const location = `${url}/${bucket}/${encodeURIComponent(key)}`;
    const said = { etag: stored.etag, location, ...versionHeader(stored) };
    const about = `PostObject ${bucket}/${key}, ${stored.body.length} bytes`;
    if (fields.get('success_action_status') === '201') {
      const answer = postResponseXml({ Location: location, Bucket: bucket, Key: key, ETag: stored.etag });
      return { status: 201, headers: { ...said, 'content-type': 'application/xml' }, body: answer, about };
    }
    return { status: fields.get('success_action_status') === '200' ? 200 : 204, headers: said, body: '', about };
  }

  /**
   * Prepares a request to an object for fauxqs, which knows neither versions nor some headers.
   *
   * @returns the key to ask it for, the request headers that replace others, and headers of the answer
   */
  prepare({ method, bucket, key, query, headers }: BucketRequest) {
    const kept = KEPT_HEADERS.map((name) => [`x-amz-meta-${name}`, headers[name]]);
    const source = one(headers['x-amz-copy-source']);
    const replaced = {
      ...Object.fromEntries(kept),
      [VERSION_BEFORE]: undefined,
      ...(source && { 'x-amz-copy-source': markVersion(source) }),
    };
    const asked = query.get('versionId') ?? undefined;
    if (!this.rules.get(bucket)?.isVersioned) return { key, replaced, said: this.saidOf(method, bucket, key) };
    if (method === 'PUT' && !query.has('uploadId')) {
      const versionId = one(headers[VERSION_BEFORE]) || newVersionId();
      return { key: keyOfVersion(key, versionId), replaced, said: { 'x-amz-version-id': versionId } };
    }
    if (method === 'DELETE' && key && asked === undefined) {
      const marker = newVersionId();
      const said = { 'x-amz-version-id': marker, 'x-amz-delete-marker': 'true' };
      return { key, replaced: { ...replaced, [MARKER]: marker }, said };
    }
    const versioned = keyOfVersion(key, asked);
    return { key: versioned, replaced, said: this.saidOf(method, bucket, versioned) };
  }

  /** Tells of what fauxqs has done. */
  async done(request: BucketRequest): Promise<void> {
    const { method, bucket, key, query, headers } = request;
    if (method === 'DELETE' && key) return this.tell(bucket, removed(request));
    const name = createdBy(method, query, headers);
    const stored = name && this.store.find(bucket, key);
    if (stored) await this.tell(bucket, created(name, stored));
  }

  private saidOf(method: string, bucket: string, key: string): Readonly<Record<string, string>> {
    if (!/^(GET|HEAD)$/.test(method)) return {};
    const found = this.store.find(bucket, key);
    return found ? { ...found.headers, ...versionHeader(found) } : {};
  }

  private corsOf(bucket: string): readonly ResolvedCorsRule[] {
    return this.rules.get(bucket)?.cors() ?? [];
  }

  private async tell(bucket: string, happened: Happened): Promise<void> {
    if (!this.deps) return;
    const { region, send, now } = this.deps;
    const event: ObjectEvent = { ...happened, bucket, at: now(), sequence: ++this.sequence };
    for (const notification of this.rules.get(bucket)?.notifications ?? []) {
      if (!isTold(notification, event)) continue;
      const message = eventMessage(event, { region, configurationId: notification.queueId });
      await send(notification.queueId, JSON.stringify(message));
    }
  }
}

type Happened = Omit<ObjectEvent, 'bucket' | 'at' | 'sequence'>;

function created(name: string, { key, body, etag, versionId }: StoredObject): Happened {
  return { name, key, size: body.length, eTag: etag.replaceAll('"', ''), ...(versionId && { versionId }) };
}

/** By its name alone an object of a bucket with versions is only hidden. */
function removed({ key, query, headers }: BucketRequest): Happened {
  const marker = one(headers[MARKER]);
  const versionId = marker || query.get('versionId');
  return {
    name: marker ? 'ObjectRemoved:DeleteMarkerCreated' : 'ObjectRemoved:Delete',
    key,
    ...(versionId && { versionId }),
  };
}

function createdBy(method: string, query: URLSearchParams, headers: BucketRequest['headers']): string | undefined {
  if (method === 'POST' && query.has('uploadId')) return 'ObjectCreated:CompleteMultipartUpload';
  if (method !== 'PUT' || query.has('uploadId')) return undefined;
  return headers['x-amz-copy-source'] ? 'ObjectCreated:Copy' : 'ObjectCreated:Put';
}

/** Fields of a form that are kept with its object. */
function metadataOf(fields: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    [...fields].flatMap(([name, value]) => {
      if (KEPT_HEADERS.includes(name)) return [[name, value]];
      return name.startsWith('x-amz-meta-') ? [[name.slice('x-amz-meta-'.length), value]] : [];
    }),
  );
}

function versionHeader({ versionId }: StoredObject): Readonly<Record<string, string>> {
  return versionId === undefined ? {} : { 'x-amz-version-id': versionId };
}

function refused(refusal: S3Refusal): BucketReply {
  const about = `refused: ${refusal.code}, ${refusal.message}`;
  return { status: refusal.status, headers: { 'content-type': 'application/xml' }, body: refusalXml(refusal), about };
}

function one(value: string | string[] | undefined): string {
  return [value ?? ''].flat().join(',');
}

/** A rule with its origins as this machine has them: a page that is at https there is at http here. */
export function resolveCors(rule: CorsRule, resolve: (value: unknown) => unknown): ResolvedCorsRule {
  return {
    ...rule,
    origins: rule.origins.map((origin) => String(resolve(origin)).replace(/^https:\/\/(?=127\.)/, 'http://')),
  };
}
