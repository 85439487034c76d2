/** The front door of copies that people take along. */
export { collectionOf } from "./archive-collection.ts";
export { archiveFiles, jsonFile } from "./archive-files.ts";
export { kindOfColumn, readColumnKinds } from "./column-kinds.server.ts";
export { exportJobs } from "./export-jobs.server.ts";
export { exportView, ownedBusinesses } from "./export-page.server.ts";
export { plainValue } from "./read-collection.server.ts";
export { downloadExport, requestExport } from "./request-export.server.ts";
export { writeArchive } from "./write-archive.server.ts";
