/** The front door of deleting accounts, businesses and parts of them. */
export { cancelDeletion } from "./cancel-deletion.server.ts";
export { verifyCertificate } from "./certify.server.ts";
export {
  leaveBusiness,
  requestAccountDeletion,
  requestBusinessDeletion,
  requestPartErasure,
} from "./request-deletion.server.ts";
export { deletionJobs, runDeletions } from "./run-deletion.server.ts";
