// As npm installs: it takes a package that has a package.json for a whole one, and writes its own account last.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const prefix = process.argv.includes("--prefix") ? process.argv[process.argv.indexOf("--prefix") + 1] : ".";
const packages = path.join(prefix, "node_modules");
const asked = process.argv.at(-1);
const lock = existsSync("package-lock.json")
  ? JSON.parse(readFileSync("package-lock.json", "utf8")).packages
  : {};
const wanted =
  prefix === "."
    ? Object.entries(lock).filter(([place]) => place !== "")
    : [[`node_modules/${asked.slice(0, asked.lastIndexOf("@"))}`, { version: asked }]];
const files = {
  esbuild: { "index.js": "esbuild.js" },
  prisma: { "build/index.js": "prisma.js" },
  "@remix-run/dev": { "dist/cli.js": "remix.js" },
  "@sparticuz/chromium": { "build/index.js": "chromium.js" },
};

const found = existsSync(packages) ? readdirSync(packages).filter((name) => !name.startsWith(".")) : [];
reach(`npm begins beside ${found.length} packages`);
for (const [place, { version }] of wanted) {
  const folder = path.join(prefix, place);
  const manifest = path.join(folder, "package.json");
  const text = `{ "version": "${version}", "type": "module", "main": "index.js" }`;
  if (existsSync(manifest) && readFileSync(manifest, "utf8") === text) continue;
  mkdirSync(folder, { recursive: true });
  writeFileSync(manifest, text);
  if (place.endsWith("dev")) reach("npm amid a package");
  for (const [name, tool] of Object.entries(files[place.slice("node_modules/".length)])) {
    cpSync(path.join("tools", tool), path.join(folder, name));
  }
}
reach("npm before its account");
writeFileSync(path.join(packages, ".package-lock.json"), JSON.stringify({ packages: lock }));
