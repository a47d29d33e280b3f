import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';

/** A request to an API that IAM authorises. */
export interface SignedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for none. */
  readonly body: string;
}

export type SendSigned = (request: SignedRequest, signal: AbortSignal) => Promise<Response>;

/** Requests signed with the credentials that the SDK finds, looked up again when they run out. */
export function signedRequests(region: string): SendSigned {
  const signer = new SignatureV4({ service: 'execute-api', region, credentials: defaultProvider(), sha256: Sha256 });
  return async ({ method, url, headers, body }, signal) => {
    const signed = await signer.sign({
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port && { port: Number(url.port) }),
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: { ...headers, host: url.host },
      ...(body && { body }),
    });
    // Whoever fetches writes this one itself, the same.
    const { host: _, ...rest } = signed.headers;
    return fetch(url, { method, headers: rest, signal, ...(body && { body }) });
  };
}
