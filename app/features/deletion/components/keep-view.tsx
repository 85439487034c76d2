import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { DeletionShell } from "./deletion-shell.tsx";

export type KeepState = {
  state: "open" | "done" | "late";
  kind: "account" | "business" | "part";
  path: string;
};

/** Behind the link of the mail: asks before anything happens, and says how it stands. */
export function KeepView({ state, kind, path }: KeepState) {
  const { t } = useI18n();
  if (state === "open")
    return (
      <DeletionShell title={t("deletion.keepLink.title")} lead={t(`deletion.keepLink.${kind}`)}>
        <form className="form" method="post" action={path}>
          <div className="form__actions">
            <Button variant="primary">{t("deletion.closing.cancel")}</Button>
          </div>
        </form>
      </DeletionShell>
    );
  const words = state === "done" ? "done" : "late";
  return (
    <DeletionShell title={t(`deletion.keepLink.${words}Title`)} lead={t(`deletion.keepLink.${words}`)}>
      <div className="form__actions">
        <ButtonLink href="/dashboard">{t("deletion.keepLink.go")}</ButtonLink>
      </div>
    </DeletionShell>
  );
}
