/** The part of the package that is called here; it brings no types. */
declare module 'content-disposition' {
  function contentDisposition(fileName: string, options?: { readonly fallback?: string }): string;
  export = contentDisposition;
}
