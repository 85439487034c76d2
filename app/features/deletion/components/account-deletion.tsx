import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { DeletionPage } from "../deletion-pages.server.ts";
import { BusinessFate, ChosenFate, hasFateToChoose } from "./business-fate.tsx";
import { ExportFirst, WhatGoes, WhatStays } from "./counts-table.tsx";
import { ConfirmForm, DeletionShell } from "./deletion-shell.tsx";

/** What deleting an account means, and the button that begins it. */
export function AccountDeletion({ page, failed }: { page: DeletionPage; failed: boolean }) {
  const { t } = useI18n();
  const hasChoice = page.businesses.some(hasFateToChoose);
  return (
    <DeletionShell title={t("deletion.account.title")} lead={t("deletion.account.lead")}>
      {page.businesses.length > 0 && (
        <section className="stack" aria-labelledby="businesses">
          <h2 id="businesses">{t("deletion.account.businesses")}</h2>
          <form className="form" method="get" action="/account/delete">
            {page.businesses.map((business) => (
              <BusinessFate key={business.slug} business={business} />
            ))}
            {hasChoice && (
              <div className="form__actions">
                <Button>{t("deletion.recount")}</Button>
              </div>
            )}
          </form>
        </section>
      )}
      <WhatGoes counts={page.counts} ahead={page.ahead} />
      <WhatStays lines={page.stays} />
      <ExportFirst />
      <ConfirmForm
        action="/account/delete"
        submit={t("deletion.account.submit")}
        back="/account"
        failed={failed}
      >
        {page.businesses.map((business) => (
          <ChosenFate key={business.slug} business={business} />
        ))}
      </ConfirmForm>
    </DeletionShell>
  );
}
