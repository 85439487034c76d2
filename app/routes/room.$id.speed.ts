import type { LoaderFunctionArgs } from "@remix-run/node";
import { sendSpeedSample } from "#app/features/rooms/speed-sample.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  return sendSpeedSample(args);
}
