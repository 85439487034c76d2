// npm run jobs: what is in the job queues and what failed for good; npm run jobs -- retry <id>|all puts that back.
import { runProgram } from "./run-program.mjs";

await runProgram("jobs");
