// npm run privacy -- <what>: checks and chores of data protection; without a word it lists them.
import { runProgram } from "./run-program.mjs";

await runProgram("privacy");
