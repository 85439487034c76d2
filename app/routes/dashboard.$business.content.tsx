import { Outlet } from "@remix-run/react";
import { RouteErrorState } from "#app/features/errors/route-error.tsx";

/** What the frame stands around, by itself: when it fails, also on a posted form without a script, the frame is loaded. */
export default Outlet;

export function ErrorBoundary() {
  return <RouteErrorState />;
}
