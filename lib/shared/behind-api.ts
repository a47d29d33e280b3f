/**
 * Header in which an API tells the machines behind it who signed a request: `aws:userid` of the caller, which the API writes over
 * whatever the client sent. API Gateway reserves the names that begin with x-amz-, x-amzn-, apigw- and x-forwarded-.
 */
export const CALLER_HEADER = 'x-caller-id';

/** What an HTTP API knows that id as, on a route with IAM authorization: in events of functions it is `authorizer.iam.userId`. */
export const CALLER_VARIABLE = 'identity.user';

/** What a REST API knows it as: in events of functions it is `identity.caller`. */
export const REST_CALLER_VARIABLE = 'identity.caller';

/**
 * Requests a second that are answered to all callers together, and how many may come at once before that counts. API Gateway counts
 * them in front of functions; a server that stands without it counts its own.
 */
export const REQUESTS_PER_SECOND = 50;
export const REQUESTS_AT_ONCE = 100;

/** Where a load balancer asks a machine whether it can serve. */
export const HEALTH_PATH = '/healthz';

/**
 * Seconds, each longer than the one before: whoever waits for another gives up later than that one, so that every request ends
 * in an answer, and a silent connection is closed by whoever opened it.
 */
export const SERVING_SECONDS = {
  /** A request's headers and body must have come. */
  request: 10,
  /** API Gateway or CloudFront, whichever is in front of the load balancer, waits for an answer. */
  integration: 20,
  /** A machine that is told to stop still takes requests, until the load balancer has noticed. */
  drain: 25,
  /** A target that is taken away may go on answering; longer where answers are handed on while they are made. */
  deregistration: 30,
  /** The machine keeps a connection on which nothing moves while it makes or sends an answer. */
  silence: 40,
  /** The load balancer keeps a silent connection. */
  idle: 60,
  /** The machine keeps a silent connection. */
  keepAlive: 75,
} as const;
