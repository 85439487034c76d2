// npm run retention: erases what has passed its time; with --dry-run it says what that is, at any instant --now <iso>.
import { runProgram } from "./run-program.mjs";

await runProgram("retention");
