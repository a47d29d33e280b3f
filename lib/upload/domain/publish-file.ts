interface Target {
  readonly to: { readonly bucket: string; readonly key: string };
  readonly mediaType: string;
}

/** Copies an object of the bootstrap bucket to where CloudFront finds it. Copying it again does no harm. */
export type CopyPageFile = (
  copy: Target & { readonly from: { readonly bucket: string; readonly key: string } },
) => Promise<void>;

/** Writes a file of the page that is not the same in every deployment. */
export type PutPageFile = (put: Target & { readonly text: string }) => Promise<void>;
