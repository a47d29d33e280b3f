/** Writes a file of the page that is not the same in every deployment. */
export type PutPageFile = (put: {
  readonly to: { readonly bucket: string; readonly key: string };
  readonly mediaType: string;
  readonly text: string;
}) => Promise<void>;
