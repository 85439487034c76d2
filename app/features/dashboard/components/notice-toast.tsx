import { Form, useFetcher, useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { useToast } from "#app/ui/toast.tsx";
import { useHydrated } from "#app/ui/use-hydrated.ts";
import { readNotice, undoOf, withoutNotice } from "../notices.ts";

/** Tells what was just done: in a passing message, or above the page where no script runs. */
export function NoticeToast({ base }: { base: string }) {
  const { t } = useI18n();
  const hydrated = useHydrated();
  const location = useLocation();
  const showToast = useToast();
  const fetcher = useFetcher<{ refused?: boolean }>();
  const told = useRef<string | null>(null);
  const notice = readNotice(new URLSearchParams(location.search));
  const here = withoutNotice(new URL(location.pathname + location.search, "http://here"));
  const undo = notice && undoOf(notice, base, here);
  const refused = fetcher.state === "idle" && fetcher.data?.refused === true;

  useEffect(() => {
    if (refused) showToast({ message: t("dashboard.notice.undoRefused") });
  }, [refused, showToast, t]);

  useEffect(() => {
    if (!notice || told.current === location.key) return;
    told.current = location.key;
    const onAction = () => undo && fetcher.submit(undo.fields, { method: "post", action: undo.action });
    const action = undo ? { label: t("common.undo"), onAction } : undefined;
    showToast({ message: t(notice.message), ...(action ? { action } : {}) });
    // Reloading or bookmarking the page must not tell it again.
    window.history.replaceState(window.history.state, "", withoutNotice(new URL(window.location.href)));
  });

  if (!notice || hydrated) return null;
  return (
    <div className="notice">
      <Alert tone="success">
        <p>{t(notice.message)}</p>
        {undo && (
          <Form method="post" action={undo.action}>
            {Object.entries(undo.fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Button variant="text">{t("common.undo")}</Button>
          </Form>
        )}
      </Alert>
    </div>
  );
}
