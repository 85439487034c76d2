import { Form, useNavigation } from "@remix-run/react";
import { RoleChoice } from "#app/features/members/components/role-choice.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { PendingLine } from "../pending-page.server.ts";

type Props = { invitation: PendingLine; path: string };

/** One invitation that waits: its role, another link, or its end. `path` is the members' page. */
export function PendingView({ invitation, path }: Props) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const { email, name, role, by, invited, until, isOver } = invitation;
  const said = { role: t(`organization.role.${role}`), date: invited };
  return (
    <div className="stack stack--loose">
      <div>
        <p className="crumb">
          <Link href={path}>{t("member.all")}</Link>
        </p>
        <PageHeader
          title={email}
          lead={[
            name,
            by ? t("invitation.one.leadBy", { ...said, name: by }) : t("invitation.one.lead", said),
          ]
            .filter(Boolean)
            .join(" · ")}
          actions={isOver && <Badge tone="warning">{t("invitation.pending.over")}</Badge>}
        />
      </div>
      <p>{t(isOver ? "invitation.one.over" : "invitation.one.waits", { until })}</p>
      <Form method="post" className="form" preventScrollReset>
        <RoleChoice legend={t("invitation.one.role")} role={role} />
        <div className="form__actions">
          <Button name="do" value="role" busy={busy}>
            {t("invitation.one.roleChange")}
          </Button>
        </div>
      </Form>
      <Form method="post" className="stack">
        <p className="muted">{t("invitation.one.resendText")}</p>
        <div className="form__actions">
          <Button variant="primary" name="do" value="resend" busy={busy}>
            {t("invitation.one.resend")}
          </Button>
        </div>
      </Form>
      <Form method="post" className="stack">
        <p className="muted">{t("invitation.one.withdrawText")}</p>
        <div className="form__actions">
          <Button variant="danger" name="do" value="withdraw" busy={busy}>
            {t("invitation.one.withdraw")}
          </Button>
        </div>
      </Form>
    </div>
  );
}
