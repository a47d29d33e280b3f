import { JOB_ID_PATTERN, PREFIXES } from './queue-contract';

/**
 * Form of `aws:userid`: a user's id (AIDA...), or a role's id and the session's name (AROA...:session).
 * Neither `/` nor `#` can occur, so an owner never reads as part of another owner's key.
 */
const OWNER = /^[\w+=,.@:-]{3,160}$/;
const JOB_ID = new RegExp(JOB_ID_PATTERN);

export function isOwner(text: string | undefined): text is string {
  return text !== undefined && OWNER.test(text);
}

export function isJobId(text: string | undefined): text is string {
  return text !== undefined && JOB_ID.test(text);
}

/** Key of a job's record. The owner is part of it, so asking for another person's job finds nothing. */
export function jobKey(owner: string, jobId: string): string {
  return `job#${owner}#${jobId}`;
}

/** Key of the lease that lets one bulk job of an owner run at a time. */
export function bulkLeaseKey(owner: string): string {
  return `bulk#${owner}`;
}

export function uploadPrefix(owner: string): string {
  return `${PREFIXES.uploads}${owner}/`;
}

/** Where a request too large to queue waits for its worker. */
export function claimKey(owner: string, jobId: string): string {
  return `${PREFIXES.claims}${owner}/${jobId}.json`;
}

/** Keys of results follow from the job alone, so running a job twice writes the same objects. */
export function resultKey(owner: string, jobId: string, name: string): string {
  return `${PREFIXES.results}${owner}/${jobId}/${name}`;
}
