import { useI18n } from "#app/ui/i18n.tsx";
import type { DeletionPage } from "../deletion-pages.server.ts";
import { ExportFirst, WhatGoes, WhatStays } from "./counts-table.tsx";
import { ConfirmForm } from "./deletion-shell.tsx";

type Props = {
  page: Omit<DeletionPage, "businesses"> & { colleagues: number };
  name: string;
  base: string;
  slug: string;
  failed: boolean;
};

/** What deleting a business means, and the button that begins it. */
export function BusinessDeletion({ page, name, base, slug, failed }: Props) {
  const { t } = useI18n();
  return (
    <div className="stack stack--loose">
      <section className="stack" aria-labelledby="delete">
        <h2 id="delete">{t("deletion.delete.title", { business: name })}</h2>
        <p>{t("deletion.delete.lead")}</p>
        {page.colleagues > 0 && (
          <p>
            {t("deletion.delete.team", { count: page.colleagues })}{" "}
            <a href={`/account/leave/${slug}`}>{t("deletion.delete.instead")}</a>
          </p>
        )}
      </section>
      <WhatGoes counts={page.counts} ahead={page.ahead} />
      <WhatStays lines={page.stays} />
      <ExportFirst />
      <ConfirmForm
        action={`${base}/settings/delete`}
        submit={t("deletion.delete.submit")}
        back={`${base}/settings`}
        failed={failed}
      />
    </div>
  );
}
