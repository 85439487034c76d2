import { Form, useNavigation } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { ReassignPage } from "../booking-reassign.server.ts";
import type { Subject } from "./booking-move-view.tsx";

type Props = {
  subject: Subject;
  page: ReassignPage;
  path: string;
  refused: "host-taken" | "no-host" | undefined;
};

/** Gives a booking from one host to another; who is not free may be asked all the same, except for an overlap. */
export function BookingReassignView({ subject, page, path, refused }: Props) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const { from, candidates } = page;
  const someFree = candidates.some(({ free }) => free);
  return (
    <>
      <p className="crumb">
        <Link href={path}>{subject.who}</Link>
      </p>
      <PageHeader
        title={t("dashboard.reassign.title", { host: from.name })}
        lead={`${subject.title}, ${subject.date}, ${subject.time}`}
      />
      {candidates.length === 0 ? (
        <EmptyState
          title={t("dashboard.reassign.nobody")}
          actions={<ButtonLink href={path}>{t("dashboard.reassign.back")}</ButtonLink>}
        >
          {t("dashboard.reassign.nobodyText")}
        </EmptyState>
      ) : (
        <Form method="post" className="form">
          {refused && <Alert tone="warning" live title={t(`dashboard.reassign.refused.${refused}`)} />}
          <input type="hidden" name="from" value={from.id} />
          <RadioGroup
            legend={t("dashboard.reassign.to")}
            name="to"
            look="cards"
            defaultValue={someFree ? "" : undefined}
            options={[
              ...(someFree
                ? [{ value: "", label: t("dashboard.reassign.any"), hint: t("dashboard.reassign.anyHint") }]
                : []),
              ...candidates.map(({ id, name, free, taken }) => ({
                value: id,
                disabled: taken,
                label: (
                  <span className="cluster cluster--tight">
                    {name}
                    <Badge tone={free ? "success" : taken ? "danger" : "warning"}>
                      {t(
                        free
                          ? "dashboard.reassign.free"
                          : taken
                            ? "dashboard.reassign.taken"
                            : "dashboard.reassign.rules",
                      )}
                    </Badge>
                  </span>
                ),
              })),
            ]}
          />
          <p className="muted">{t("dashboard.reassign.text")}</p>
          <div className="form__actions">
            <Button variant="primary" busy={busy}>
              {t("dashboard.reassign.confirm")}
            </Button>
            <ButtonLink href={path}>{t("dashboard.reassign.back")}</ButtonLink>
          </div>
        </Form>
      )}
    </>
  );
}
