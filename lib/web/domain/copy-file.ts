/** Copies an object of the bootstrap bucket to where CloudFront finds it. Copying it again does no harm. */
export type CopyFile = (copy: {
  readonly from: { readonly bucket: string; readonly key: string };
  readonly to: { readonly bucket: string; readonly key: string };
  readonly mediaType: string;
}) => Promise<void>;
