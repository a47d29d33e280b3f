/**
 * Seconds that the check of one upload may take: the largest image is decoded and encoded within 30, and S3 copies the largest file
 * within as many. The function has more.
 */
export const CHECK_SECONDS = 75;
