/**
 * Connections of the results database. The limit is set on the server, so that it need not be guessed from the memory of a
 * db.t4g.micro, which has room for a little more. Workers take four fifths of it at most: the rest is for people (A4).
 */
export const RESULTS_DATABASE = { maxConnections: 100, connectionsPerWorker: 2, mostWorkers: 40 } as const;
