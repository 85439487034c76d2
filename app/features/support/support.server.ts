/** The front door of access by grant: how whoever runs the site sees a business's data, and is seen doing so. */
export { endAccess, grantAccess, openInEmergency } from "./open-access.server.ts";
export { accessUsage, operateAccess } from "./operator-access.server.ts";
export { readByGrant } from "./read-by-grant.server.ts";
export { submitGrant, supportMayLook, supportPage } from "./support-page.server.ts";
