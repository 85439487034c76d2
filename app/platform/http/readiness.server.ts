import { setTimeout as pause } from "node:timers/promises";
import type { RequestHandler } from "express";
import type { Services } from "../services.server.ts";

const databaseMsMax = 3000;

/** 200 while requests can be answered, 503 while the database does not answer within three seconds. */
export function readiness({ database }: Pick<Services, "database">): RequestHandler {
  return async (_request, response) => {
    const silence = pause(databaseMsMax, false, { ref: false });
    const answer = database.pool.query("SELECT 1").then(
      () => true,
      () => false,
    );
    const ready = await Promise.race([answer, silence]);
    response
      .status(ready ? 200 : 503)
      .set("Cache-Control", "no-store")
      .type("text/plain")
      .send(ready ? "ready\n" : "the database does not answer\n");
  };
}
