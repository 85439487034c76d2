import { AccountTextField, FormProblems } from "#app/features/account/components/account-field.tsx";
import type { FormState } from "#app/features/account/form-state.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Table } from "#app/ui/table.tsx";
import type { NewsReader } from "../news-page.server.ts";

type Props = { readers: readonly NewsReader[]; path: string; state: FormState };

/** Who wants to hear news, to be taken elsewhere; and a way to note that somebody no longer does. */
export function NewsReaders({ readers, path, state }: Props) {
  const { t } = useI18n();
  return (
    <div className="stack stack--loose">
      <div className="cluster cluster--between">
        <p className="muted">{t("consent.list.lead")}</p>
        {readers.length > 0 && (
          <ButtonLink href={`${path}.csv`} icon="download">
            {t("consent.list.csv")}
          </ButtonLink>
        )}
      </div>
      {readers.length === 0 ? (
        <EmptyState title={t("consent.list.empty")}>{t("consent.list.emptyText")}</EmptyState>
      ) : (
        <Table
          caption={t("consent.list.caption")}
          columns={[
            {
              key: "email",
              header: t("account.email"),
              rowHeader: true,
              cell: (row: NewsReader) => row.email,
            },
            { key: "since", header: t("consent.list.since"), cell: (row) => row.since },
            { key: "language", header: t("account.language"), cell: (row) => row.language },
          ]}
          rows={readers}
          rowKey={({ email }) => email}
        />
      )}
      <section className="stack" aria-labelledby="opt-out">
        <h2 id="opt-out">{t("consent.optOut.title")}</h2>
        <p className="muted">{t("consent.optOut.text")}</p>
        <form className="form" method="post" action={path} noValidate>
          <FormProblems state={state} fields={["email"]} />
          <AccountTextField
            name="email"
            label="account.email"
            state={state}
            type="email"
            autoComplete="off"
          />
          <div className="form__actions">
            <Button>{t("consent.optOut.button")}</Button>
          </div>
        </form>
      </section>
    </div>
  );
}
