import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = process.env.PARLEY_BUILD_DIRECTORY;
for (const part of ["client", "server"]) {
  mkdirSync(`${folder}/${part}`, { recursive: true });
  writeFileSync(`${folder}/${part}/index.js`, `pages ${readFileSync("app/server.ts", "utf8")}`);
  if (part === "client") reach("remix half-way");
}
