import path from "node:path";
import { defineConfig } from "prisma/config";

// Kept beside the schema so that the project's top level stays clean: `npx prisma <command> --config prisma/config.ts`.
export default defineConfig({
  schema: path.join(import.meta.dirname, "schema.prisma"),
  migrations: { path: path.join(import.meta.dirname, "migrations") },
  datasource: { url: process.env["DATABASE_URL"] ?? "postgresql://localhost/parley" },
});
