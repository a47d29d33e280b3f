/** Folder of the bucket in which documents lie, below it a folder for each tenant. */
export const DOCUMENTS_PREFIX = 'documents/';
