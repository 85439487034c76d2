/** The front door of what comes back by mail. */
export { repliesJobs } from "./read-inbox.server.ts";
