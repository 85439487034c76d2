import { index, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** Every address of Parley, in one place. Words taken here cannot be a business's address (see organization-slug). */
export default [
  index("routes/landing.tsx"),
  route("sign-up", "routes/sign-up.tsx"),
  route("sign-in", "routes/sign-in.tsx"),
  route("sign-out", "routes/sign-out.ts"),
  route("forgot-password", "routes/forgot-password.tsx"),
  route("reset-password/:token", "routes/reset-password.$token.tsx"),
  route("verify-email/:token", "routes/verify-email.$token.tsx"),
  route("account", "routes/account.tsx"),
  route("room/:id", "routes/room.$id.tsx"),
  route("room/:id/ticket", "routes/room.$id.ticket.ts"),
  route("language", "routes/language.ts"),
  route("brand/:color", "routes/brand.$color.ts"),
  route(":business", "routes/$business.tsx"),
  route(":business/:eventType", "routes/$business.$eventType.tsx"),
  ...prefix("booking/:id/:signature", [
    index("routes/booking.tsx"),
    route("move", "routes/booking.move.tsx"),
    route("cancel", "routes/booking.cancel.tsx"),
    route("calendar.ics", "routes/booking.calendar.ts"),
  ]),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
