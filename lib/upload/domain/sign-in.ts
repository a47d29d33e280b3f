/**
 * Who may upload: `none` is whoever has the address, told apart by a secret that their browser makes up; `iam` is a service, which
 * signs its requests; `cognito` is a person, who signs in.
 */
export const SIGN_INS = ['none', 'iam', 'cognito'] as const;

export type SignIn = (typeof SIGN_INS)[number];
