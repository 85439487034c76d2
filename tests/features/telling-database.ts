import { type Database, openDatabase } from "#app/platform/database/database.server.ts";

export const say = (line: string) => process.stdout.write(`${line}\n`);

/** A database that says "in" as each transaction begins and "out" as it ends, for whoever kills this process. */
export function tellingDatabase(connectionString: string): Database {
  const opened = openDatabase({ connectionString, connectionsMax: 3 });
  const transaction = opened.prisma.$transaction.bind(opened.prisma) as (
    ...given: unknown[]
  ) => Promise<unknown>;
  const prisma = new Proxy(opened.prisma, {
    get: (target, name) =>
      name === "$transaction"
        ? (work: (tx: unknown) => Promise<unknown>, options: unknown) =>
            transaction(async (tx: unknown) => {
              say("in");
              return work(tx);
            }, options).finally(() => say("out"))
        : Reflect.get(target, name),
  });
  return { ...opened, prisma };
}
