/**
 * Where things lie: the quarantine holds what nobody has looked at and what was refused, the files are what is served, the variants
 * are images that were made of them. No prefix begins with another, so a permission for one is none for another.
 */
export const PREFIXES = {
  /** In the quarantine: what a browser sends. `incoming/<owner>/<upload>`. */
  incoming: 'incoming/',
  /** In the quarantine: what was refused, for whoever looks into it. `rejected/<owner>/<upload>`. */
  rejected: 'rejected/',
  /** Of the files: images as they were made anew, which others are made from. `originals/<upload>`. */
  originals: 'originals/',
  /** Of the files: everything else, which browsers only ever save. `files/<upload>`. */
  files: 'files/',
  /** Of the variants, and of addresses: `images/<upload>/<image>`. */
  images: 'images/',
} as const;
