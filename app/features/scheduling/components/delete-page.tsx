import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

type Props = {
  title: string;
  /** The list that the way back leads to. */
  back: string;
  /** Present when it cannot be deleted (now): why. */
  refused?: ReactNode;
  children: ReactNode;
};

/** Asks before something is deleted and says what will happen. It is a page, so it also asks without scripts. */
export function DeletePage({ title, back, refused, children }: Props) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  return (
    <>
      <PageHeader title={title} />
      <Form method="post" className="form">
        {refused ? <Alert tone="danger">{refused}</Alert> : <Alert tone="warning">{children}</Alert>}
        <div className="form__actions">
          {!refused && (
            <Button variant="danger" icon="trash" busy={busy}>
              {t("common.delete")}
            </Button>
          )}
          <ButtonLink href={back}>{t(refused ? "common.back" : "common.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
