import path from "node:path";
import { createDiskObjects } from "./integrations/disk-objects/disk-objects.server.ts";
import { createS3Objects } from "./integrations/s3-objects/s3-objects.server.ts";
import type { Settings } from "./platform/settings.server.ts";
import type { ObjectStore } from "./ports/object-store.ts";

/** Where what is recorded in calls lies. */
export function openObjects({ dataDir, bucket }: Pick<Settings, "dataDir" | "bucket">): ObjectStore {
  return bucket ? createS3Objects(bucket) : createDiskObjects({ folder: path.join(dataDir, "media") });
}
