import type * as z from 'zod';
import { readUploadEnv } from './read-upload.env';

export const listUploadsEnv = readUploadEnv;

export type ListUploadsEnv = z.input<typeof listUploadsEnv>;
