import { hydrateRoot } from "react-dom/client";
import { GalleryPage } from "./pages.tsx";

const root = document.getElementById("root");
if (root) hydrateRoot(root, <GalleryPage name={root.dataset["page"] ?? ""} locale="en" />);
