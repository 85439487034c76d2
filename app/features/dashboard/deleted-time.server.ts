import { redirect } from "@remix-run/node";
import { type Deleted, type Deletion, readDeleted } from "#app/features/scheduling/scheduling.server.ts";
import { type FormTree, formText } from "#app/platform/form/form-tree.ts";
import { cookieValue } from "#app/platform/http/request-locale.ts";
import { cookieName, writeCookie } from "#app/platform/session/session-cookie.server.ts";
import type { Settings } from "#app/platform/settings.server.ts";
import { type NoticeName, withNotice } from "./notices.ts";

type Times = {
  remove: (id: string) => Promise<Deletion>;
  restore: (deleted: Deleted) => Promise<{ ok: boolean }>;
  notices: { removed: NoticeName; restored: NoticeName };
};
type Asked = { request: Request; tree: FormTree; settings: Pick<Settings, "secure">; path: string };

const undoSeconds = 600;
/** Browsers drop cookies that are larger than 4,096 bytes. */
const cookieLengthMax = 3800;

/**
 * What the buttons of a list of somebody's times ask for: `delete` one, or `restore` the one that was deleted last.
 * A deleted row is gone here at once; the browser that deleted it keeps it for ten minutes, out of reach for scripts,
 * and hands it back. Null for any other form; 404 for a row that this member has not.
 */
export async function deleteOrRestore(asked: Asked, times: Times): Promise<Response | null> {
  const id = formText(asked.tree, "id");
  const todo = formText(asked.tree, "do");
  if (todo === "delete") return deleteTime(asked, times, id);
  return todo === "restore" ? restoreTime(asked, times, id) : null;
}

async function deleteTime({ settings, path }: Asked, { remove, notices }: Times, id: string) {
  const done = await remove(id);
  if (!done.ok) throw new Response(null, { status: 404 });
  const kept = encodeURIComponent(JSON.stringify(done.deleted));
  if (kept.length > cookieLengthMax) return redirect(withNotice(path, notices.removed), 303);
  const cookie = writeCookie(undoCookie(settings), kept, undoSeconds, settings);
  return redirect(withNotice(path, notices.removed, id), { status: 303, headers: { "Set-Cookie": cookie } });
}

async function restoreTime({ request, settings, path }: Asked, { restore, notices }: Times, id: string) {
  const deleted = readDeleted(cookieValue(request.headers.get("Cookie"), undoCookie(settings)) ?? "");
  const done = deleted?.["id"] === id && (await restore(deleted)).ok;
  const cookie = writeCookie(undoCookie(settings), "", 0, settings);
  return redirect(withNotice(path, done ? notices.restored : "undo-over"), {
    status: 303,
    headers: done ? { "Set-Cookie": cookie } : {},
  });
}

const undoCookie = (settings: Pick<Settings, "secure">) => cookieName("parley_undo", settings);
