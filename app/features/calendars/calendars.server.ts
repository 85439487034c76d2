/** The front door of the calendars that members have elsewhere. */
export { calendarsJobs } from "./calendar-jobs.server.ts";
