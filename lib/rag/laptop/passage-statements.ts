/**
 * A vector stands in its row, unless it has more than two thousand numbers: each that stood apart would be looked up by itself. What a
 * search by words goes over stands in rows without one, which are a fiftieth as large.
 */
export const SCHEMA = `
  CREATE EXTENSION IF NOT EXISTS vector;
  CREATE TABLE IF NOT EXISTS indexes (
    name text PRIMARY KEY,
    embedding_model text NOT NULL,
    dimension integer NOT NULL,
    active boolean NOT NULL DEFAULT false
  );
  CREATE TABLE IF NOT EXISTS passages (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    index_name text NOT NULL REFERENCES indexes ON DELETE CASCADE,
    id text NOT NULL,
    tenant text NOT NULL,
    document_id text NOT NULL,
    passage jsonb NOT NULL,
    vector vector NOT NULL,
    UNIQUE (index_name, id)
  ) WITH (toast_tuple_target = 8160);
  CREATE TABLE IF NOT EXISTS sizes (
    number integer PRIMARY KEY,
    index_name text NOT NULL,
    tenant text NOT NULL,
    document_id text NOT NULL,
    id text NOT NULL,
    terms integer NOT NULL
  );
  CREATE TABLE IF NOT EXISTS postings (
    term text NOT NULL,
    number integer NOT NULL,
    frequency integer NOT NULL
  );
  CREATE INDEX IF NOT EXISTS postings_term ON postings (term);
  CREATE INDEX IF NOT EXISTS postings_number ON postings (number);`;

/**
 * BM25 as Lucene has it, over the passages of one tenant. Words first: who knows no statistics would look at each passage. Numbers of
 * 64 bits, because exact ones take twice as long; what they differ by in the last digits is no difference in rank.
 */
export const LEXICAL = `
  WITH searched AS MATERIALIZED (
    SELECT number, id, document_id, terms FROM sizes WHERE index_name = $1 AND tenant = $2
  ), total AS (
    SELECT count(*)::float8 AS passages, avg(terms)::float8 AS terms FROM searched
  ), found AS MATERIALIZED (
    SELECT number, term, frequency FROM postings WHERE term = ANY ($3::text[])
  ), counted AS MATERIALIZED (
    SELECT number, term, frequency::float8 AS frequency, searched.terms / total.terms AS length
    FROM found JOIN searched USING (number), total
  ), rarity AS (
    SELECT term, ln(1 + (total.passages - count(*) + 0.5::float8) / (count(*) + 0.5::float8)) AS weight
    FROM counted, total GROUP BY term, total.passages
  ), scored AS (
    SELECT number,
      sum(weight * 2.2::float8 * frequency / (frequency + 1.2::float8 * (0.25::float8 + 0.75::float8 * length))) AS score
    FROM counted JOIN rarity USING (term) GROUP BY number
  ), best AS (
    SELECT number, id, score FROM scored JOIN searched USING (number)
    WHERE document_id IS DISTINCT FROM $4 ORDER BY score::real DESC, id LIMIT $5
  )
  SELECT passage, score FROM best JOIN passages USING (number) ORDER BY score::real DESC, best.id`;

/** Every vector of the tenant is looked at: below ten thousand an index would save nothing. */
export const NEAREST = `
  SELECT passage, (1 - (vector <=> $3::vector) / 2)::float8 AS score FROM passages
  WHERE index_name = $1 AND tenant = $2 AND document_id IS DISTINCT FROM $4
  ORDER BY vector <=> $3::vector, id LIMIT $5`;

/** A foreign key would be looked up for every word of every passage. */
export const REMOVE = `
  WITH gone AS (DELETE FROM passages WHERE index_name = $1 AND id = ANY ($2::text[]) RETURNING number),
    sizeless AS (DELETE FROM sizes WHERE number IN (SELECT number FROM gone))
  DELETE FROM postings WHERE number IN (SELECT number FROM gone)`;

export const DROP = `
  WITH gone AS (DELETE FROM indexes WHERE name = $1),
    sizeless AS (DELETE FROM sizes WHERE index_name = $1)
  DELETE FROM postings WHERE number IN (SELECT number FROM passages WHERE index_name = $1)`;

export const WRITE = `
  WITH row AS (
    SELECT * FROM jsonb_to_recordset($2::jsonb)
      AS row(place integer, id text, tenant text, document_id text, passage jsonb, terms integer, vector text)
  ), written AS (
    INSERT INTO passages (index_name, id, tenant, document_id, passage, vector)
    SELECT $1, id, tenant, document_id, passage, vector::vector FROM row
    RETURNING number, id
  ), sized AS (
    INSERT INTO sizes (number, index_name, tenant, document_id, id, terms)
    SELECT number, $1, tenant, document_id, id, terms FROM row JOIN written USING (id)
  )
  INSERT INTO postings (term, number, frequency)
  SELECT term, number, frequency FROM unnest($3::text[], $4::integer[], $5::integer[]) AS posting(term, place, frequency)
  JOIN row USING (place) JOIN written USING (id)`;
