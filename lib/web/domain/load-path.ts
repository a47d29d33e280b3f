/** What a load asks a site for: a server and the database answer it each time, and no cache does. */
export const LOAD_PATH = '/api/entries?limit=1';
