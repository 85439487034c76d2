// npx tsx tests/ui-gallery/write-gallery.ts FOLDER: the design system as pages, to be served and looked at.
import { buildGallery } from "./build-gallery.ts";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("Say which folder the gallery is to be written to");
await buildGallery(folder);
