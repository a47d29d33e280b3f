/** Header in which the API tells servers whose documents are asked: the part of the path that the signature was checked for. */
export const TENANT_HEADER = 'x-tenant';
