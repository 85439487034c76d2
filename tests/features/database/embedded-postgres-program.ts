import pg from "pg";
import { startEmbeddedPostgres } from "#app/platform/database/embedded-postgres.server.ts";

// A process of its own for the launcher's tests, to be killed at will: `program DATA_DIR hold|write`. It says "ready
// CONNECTION_STRING" when the database can be used, and "ack N" after each row whose commit PostgreSQL confirmed.
const [, , dataDir = "", task = "hold"] = process.argv;
const say = (line: string) => process.stdout.write(`${line}\n`);

const server = await startEmbeddedPostgres({ dataDir, log: { info: say, warn: say } });
process.once("SIGTERM", () => void server.stop().then(() => process.exit(0)));
say(`ready ${server.connectionString}`);
if (task === "write") await writeRows();
else setInterval(() => undefined, 60_000);

async function writeRows(): Promise<void> {
  const client = new pg.Client({ connectionString: server.connectionString });
  await client.connect();
  await client.query("CREATE TABLE IF NOT EXISTS acknowledged (id serial PRIMARY KEY)");
  for (;;) {
    const { rows } = await client.query<{ id: number }>(
      "INSERT INTO acknowledged DEFAULT VALUES RETURNING id",
    );
    say(`ack ${rows[0]?.id}`);
  }
}
