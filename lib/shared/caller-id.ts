/**
 * Form of `aws:userid`: a user's id (AIDA...), or a role's id and the session's name (AROA...:session). The subject of a token has it
 * too. Neither `/` nor `#` can occur, so a caller never reads as part of another caller's key.
 */
const CALLER_ID = /^[\w+=,.@:-]{3,160}$/;

/** Whether something can belong to this caller. */
export function isCallerId(callerId: string | undefined): callerId is string {
  return callerId !== undefined && CALLER_ID.test(callerId);
}
