import { writeFileSync } from "node:fs";
import { presentLines, recordFile, writtenLines } from "./recorded-notice.ts";

/** Records the notice of this branch, once its difference was read: `npx tsx tests/unit/notices/notice-printer.ts`. */
writeFileSync(recordFile, writtenLines(presentLines()));
