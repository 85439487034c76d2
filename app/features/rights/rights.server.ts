/** The front door of the rights of people whose data this is. */
export { rightsJobs, runRightsClock } from "./rights-clock.server.ts";
