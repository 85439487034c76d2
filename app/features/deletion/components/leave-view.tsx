import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { BusinessView } from "../deletion-pages.server.ts";
import type { CountLine } from "../deletion-words.server.ts";
import { BusinessFate, ChosenFate, hasFateToChoose } from "./business-fate.tsx";
import { WhatGoes } from "./counts-table.tsx";
import { ConfirmForm, DeletionShell } from "./deletion-shell.tsx";

type Props = { page: { business: BusinessView; counts: CountLine[] }; failed: boolean };

/** What leaving a business means, and the button that does it. */
export function LeaveView({ page: { business, counts }, failed }: Props) {
  const { t } = useI18n();
  const path = `/account/leave/${business.slug}`;
  const title = t("deletion.leave.title", { business: business.name });
  if (business.colleagues.length === 0)
    return (
      <DeletionShell title={title} lead={t("deletion.leave.alone", { business: business.name })}>
        <div className="form__actions">
          <ButtonLink href={`/dashboard/${business.slug}/settings/delete`}>
            {t("deletion.delete.title", { business: business.name })}
          </ButtonLink>
          <ButtonLink variant="quiet" href="/account">
            {t("deletion.keep")}
          </ButtonLink>
        </div>
      </DeletionShell>
    );
  return (
    <DeletionShell title={title} lead={t("deletion.leave.lead")}>
      {hasFateToChoose(business) && (
        <form className="form" method="get" action={path}>
          <BusinessFate business={business} leaving />
          <div className="form__actions">
            <Button>{t("deletion.recount")}</Button>
          </div>
        </form>
      )}
      <WhatGoes counts={counts} />
      <ConfirmForm action={path} submit={t("deletion.leave.submit")} back="/account" failed={failed}>
        <ChosenFate business={business} />
      </ConfirmForm>
    </DeletionShell>
  );
}
