/** What becomes of a message: gone for good, or hidden for so many seconds and then received again. */
export type Disposition =
  | { readonly action: 'acknowledge' }
  | { readonly action: 'return'; readonly afterSeconds: number };

export const ACKNOWLEDGE: Disposition = { action: 'acknowledge' };
export const RETURN_AT_ONCE: Disposition = { action: 'return', afterSeconds: 0 };
