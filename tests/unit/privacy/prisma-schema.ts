import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const root = path.resolve(import.meta.dirname, "../../..");

export type SchemaField = {
  name: string;
  dbName: string | null;
  kind: "scalar" | "object" | "enum" | "unsupported";
  type: string;
  relationFromFields?: string[];
};
export type SchemaModel = { name: string; dbName: string | null; fields: SchemaField[] };

export function readSchema(): Promise<string> {
  return readFile(path.join(root, "prisma/schema.prisma"), "utf8");
}

/**
 * The models of a schema as Prisma's own parser sees them, whatever the generated client says: `prisma generate` is
 * run on a copy whose only generator prints what it is given.
 */
export async function parseSchema(schema: string): Promise<SchemaModel[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "parley-dmmf-"));
  try {
    const printer = path.join(import.meta.dirname, "dmmf-printer.mjs");
    const generator = `generator dmmf {\n  provider = "node ${printer.replaceAll("\\", "/")}"\n}`;
    await writeFile(path.join(folder, "schema.prisma"), schema.replace(/generator \w+ \{[^}]*\}/, generator));
    const output = path.join(folder, "dmmf.json");
    await promisify(execFile)(
      process.execPath,
      [
        path.join(root, "node_modules/prisma/build/index.js"),
        "generate",
        "--schema",
        path.join(folder, "schema.prisma"),
      ],
      {
        cwd: folder,
        env: {
          ...process.env,
          PARLEY_DMMF: output,
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: "1",
          CHECKPOINT_DISABLE: "1",
        },
      },
    );
    const datamodel = JSON.parse(await readFile(output, "utf8")) as { models: SchemaModel[] };
    return datamodel.models;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A model's columns: all its fields but the relations. */
export function columnsOf(model: SchemaModel): SchemaField[] {
  return model.fields.filter((field) => field.kind !== "object");
}
