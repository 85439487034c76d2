/** The front door of the rights of people whose data this is. */
export { authorityCopy } from "./authority-copy.server.ts";
export { closeRequestsOf } from "./close-business.server.ts";
export { rightsJobs, runRightsClock } from "./rights-clock.server.ts";
