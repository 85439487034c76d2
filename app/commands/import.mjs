// npm run import -- FILE.zip: takes in the export of a whole business; -- --check writes nothing.
import { runProgram } from "./run-program.mjs";

await runProgram("import");
