import { ModelFault, type ModelFaultKind } from '../domain/model-fault';

const KINDS: Readonly<Record<string, ModelFaultKind>> = {
  ThrottlingException: 'throttled',
  TooManyRequestsException: 'throttled',
  ServiceQuotaExceededException: 'throttled',
  ModelTimeoutException: 'timed-out',
  TimeoutError: 'timed-out',
  RequestTimeout: 'timed-out',
  ModelNotReadyException: 'not-ready',
  ServiceUnavailableException: 'unavailable',
  InternalServerException: 'unavailable',
  ModelErrorException: 'unavailable',
  ModelStreamErrorException: 'broken-off',
  ValidationException: 'invalid',
  AccessDeniedException: 'denied',
  ResourceNotFoundException: 'denied',
  UnrecognizedClientException: 'denied',
  ExpiredTokenException: 'denied',
  CredentialsProviderError: 'denied',
};

/** "Too many tokens, please wait before trying again": of a minute, not of the request, whatever the exception is called. */
const MINUTE_IS_FULL = /too many (tokens|requests)|please wait/i;

/** Of a model that the region does not have, or has by a profile alone: a validation, by the name of the exception. */
const NOT_OFFERED = /on-demand throughput|model identifier is invalid/i;

/**
 * What a thrown error of the SDK says of the model.
 *
 * @returns the reason of the signal instead, when it was us who ended the call
 */
export function modelFaultOf(error: unknown, signal?: AbortSignal): unknown {
  if (signal?.aborted) return signal.reason;
  if (error instanceof ModelFault) return error;
  return new ModelFault(kindOf(error), error);
}

function kindOf(error: unknown): ModelFaultKind {
  if (!(error instanceof Error)) return 'unavailable';
  if (MINUTE_IS_FULL.test(error.message)) return 'throttled';
  if (NOT_OFFERED.test(error.message)) return 'denied';
  const known = KINDS[error.name];
  if (known) return known;
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0;
  if (status === 429) return 'throttled';
  // Without a status the connection broke: nobody has heard the request, or nobody's answer came.
  return status >= 400 && status < 500 ? 'invalid' : 'unavailable';
}
