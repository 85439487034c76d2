// npm run restore: puts such a file back, and erases again what was erased since.
import { runProgram } from "./run-program.mjs";

await runProgram("restore");
