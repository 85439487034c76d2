import { bundleProgram } from "../bundled-program.ts";

/** An operator's command as one file. */
export const bundleCommand = (name: string): Promise<string> => bundleProgram(`app/${name}-command.ts`);
