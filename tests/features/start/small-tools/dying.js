// Loaded into every process of a small project before its own code. It notes each change that the start makes to the
// disk, and lets it die before the one that DIES_AT names, as by a kill from outside. An empty folder changes nothing.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import path from "node:path";

/** Not by one of the functions below, which are replaced. */
function note(line) {
  const notes = fs.openSync("notes", "a");
  fs.writeSync(notes, `${line}\n`);
  fs.closeSync(notes);
}

globalThis.reach = (point) => {
  note(point);
  if (process.env.DIES_AT !== point) return;
  note(`left behind: ${process.pid}`);
  process.kill(Number(process.env.STARTED_AS), "SIGKILL");
  // A tool goes on until somebody ends it.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};

/** The command itself; whatever it runs knows it by its number. */
if (/(start\.mjs|find-browser\.js)$/.test(process.argv[1] ?? "")) {
  process.env.STARTED_AS = String(process.pid);
  const times = new Map();
  for (const name of ["writeFileSync", "renameSync", "rmSync"]) {
    const original = fs[name];
    fs[name] = (file, ...rest) => {
      const place = path.relative(process.cwd(), file).replace(String(process.pid), "PID");
      const point = `${name} ${place}`;
      times.set(point, (times.get(point) ?? 0) + 1);
      globalThis.reach(`${point} (${times.get(point)})`);
      return original(file, ...rest);
    };
  }
  syncBuiltinESMExports();
}
