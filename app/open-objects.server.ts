import path from "node:path";
import { createDiskObjects } from "./integrations/disk-objects/disk-objects.server.ts";
import type { Settings } from "./platform/settings.server.ts";
import type { ObjectStore } from "./ports/object-store.ts";

/** Where what is recorded in calls lies. */
export function openObjects({ dataDir }: Pick<Settings, "dataDir">): ObjectStore {
  return createDiskObjects({ folder: path.join(dataDir, "media") });
}
