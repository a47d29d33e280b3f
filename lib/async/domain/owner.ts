/**
 * Form of `aws:userid`: a user's id (AIDA...), or a role's id and the session's name (AROA...:session).
 * Neither `/` nor `#` can occur, so an owner never reads as part of another owner's key.
 */
const OWNER = /^[\w+=,.@:-]{3,160}$/;

/** Whether a job can belong to this caller. */
export function isOwner(callerId: string | undefined): callerId is string {
  return callerId !== undefined && OWNER.test(callerId);
}
