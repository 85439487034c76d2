// npm run backup: the whole database into an encrypted file.
import { runProgram } from "./run-program.mjs";

await runProgram("backup");
