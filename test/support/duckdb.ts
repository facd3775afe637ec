import { DuckDBInstance } from '@duckdb/node-api';

/** A database of its own, in memory, to ask the same questions of. */
export async function database() {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return {
    run: async (sql: string) => void (await connection.run(sql)),
    /** The rows of an answer; whole numbers as numbers. */
    rows: async (sql: string) => {
      const answer = await connection.runAndReadAll(sql);
      return answer
        .getRowsJS()
        .map((row) => row.map((cell) => (typeof cell === 'bigint' ? Number(cell) : cell)));
    },
  };
}

export type Database = Awaited<ReturnType<typeof database>>;
