/** Prefixes of the files bucket. Each is followed by the owner's id, so that one caller cannot name another's file. */
export const FILE_PREFIXES = { uploads: 'uploads/', claimChecks: 'claims/', results: 'results/' } as const;

export function uploadPrefix(owner: string): string {
  return `${FILE_PREFIXES.uploads}${owner}/`;
}

/** Where a request too large to queue waits for its worker. */
export function claimCheckKey(owner: string, jobId: string): string {
  return `${FILE_PREFIXES.claimChecks}${owner}/${jobId}.json`;
}

/** Keys of results follow from the job alone, so running a job twice writes the same objects. */
export function resultKey(owner: string, jobId: string, name: string): string {
  return `${FILE_PREFIXES.results}${owner}/${jobId}/${name}`;
}
