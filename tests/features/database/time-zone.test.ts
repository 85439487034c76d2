import { expect, test } from "vitest";
import { openDatabase } from "#app/platform/database/database.server.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();

test("instants are stored as they are on a server that lives in another zone", async () => {
  const { rows } = await database.pool.query<{ name: string }>("SELECT current_database() AS name");
  await database.owner.query(`ALTER DATABASE ${rows[0]?.name} SET timezone = 'Europe/Paris'`);
  const elsewhere = openDatabase({ connectionString: database.connectionString });
  try {
    // The second is an hour that Paris skips.
    for (const instant of [Date.UTC(2027, 5, 1, 12), Date.UTC(2027, 2, 28, 2, 30)]) {
      const createdAt = new Date(instant);
      const id = String(instant);
      await elsewhere.prisma.user.create({
        data: {
          id,
          email: `${id}@harbour.example`,
          name: "Ada",
          passwordHash: "-",
          timeZone: "UTC",
          createdAt,
        },
      });
      const stored = await database.pool.query("SELECT created_at FROM app_user WHERE id = $1", [id]);
      expect(stored.rows[0]?.created_at.getTime()).toBe(instant);
      expect((await elsewhere.prisma.user.findUniqueOrThrow({ where: { id } })).createdAt.getTime()).toBe(
        instant,
      );
      const matching = await elsewhere.prisma.$queryRaw<{ id: string }[]>`
        SELECT id FROM app_user WHERE created_at = ${createdAt}`;
      expect(matching).toEqual([{ id }]);
    }
  } finally {
    await elsewhere.close();
  }
});
