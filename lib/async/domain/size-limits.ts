/** Largest request body in UTF-8 bytes. SQS counts 1,048,576 with the attributes, for which this leaves room. */
export const MAX_REQUEST_BYTES = 1_000_000;

/** Bodies above this go to S3 and the message carries the key: SQS bills each 64 KiB as a request of its own. */
export const CLAIM_CHECK_BYTES = 200_000;
