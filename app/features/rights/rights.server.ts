/** The front door of the rights of people whose data this is. */
export { askOperator } from "./ask-operator.server.ts";
export { authorityCopy } from "./authority-copy.server.ts";
export { closeRequestsOf } from "./close-business.server.ts";
export { operateRequest, requestLines } from "./operator-requests.server.ts";
export { rightsJobs, runRightsClock } from "./rights-clock.server.ts";
