import { Form, useFetcher, useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { useToast } from "#app/ui/toast.tsx";
import { useHydrated } from "#app/ui/use-hydrated.ts";
import { readNotice, withoutNotice } from "../notices.ts";

/** Tells what was just done: in a passing message, or above the page where no script runs. */
export function NoticeToast({ undoAction }: { undoAction: string }) {
  const { t } = useI18n();
  const hydrated = useHydrated();
  const location = useLocation();
  const showToast = useToast();
  const fetcher = useFetcher();
  const told = useRef<string | null>(null);
  const notice = readNotice(new URLSearchParams(location.search));

  useEffect(() => {
    if (!notice || told.current === location.key) return;
    told.current = location.key;
    const { undo, item } = notice;
    const onAction = () =>
      fetcher.submit({ do: undo ?? "", id: item ?? "" }, { method: "post", action: undoAction });
    const action = undo && item ? { label: t("common.undo"), onAction } : undefined;
    showToast({ message: t(notice.message), ...(action ? { action } : {}) });
    // Reloading or bookmarking the page must not tell it again.
    window.history.replaceState(window.history.state, "", withoutNotice(new URL(window.location.href)));
  });

  if (!notice || hydrated) return null;
  return (
    <div className="notice">
      <Alert tone="success">
        <p>{t(notice.message)}</p>
        {notice.undo && notice.item && (
          <Form method="post" action={undoAction}>
            <input type="hidden" name="id" value={notice.item} />
            <Button variant="text" name="do" value={notice.undo}>
              {t("common.undo")}
            </Button>
          </Form>
        )}
      </Alert>
    </div>
  );
}
