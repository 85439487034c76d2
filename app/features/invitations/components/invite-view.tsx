import { Form, useNavigation } from "@remix-run/react";
import { RoleChoice } from "#app/features/members/components/role-choice.tsx";
import { Alert } from "#app/ui/alert.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Table, type TableColumn } from "#app/ui/table.tsx";
import type { InviteAnswer } from "../submit-invitees.server.ts";

type Props = { answer: InviteAnswer | undefined; path: string };
type Line = InviteAnswer["judged"][number] & { key: string };

/** Asks whom to invite; with an answer, says what would become of each line. `path` is the members' page. */
export function InviteView({ answer, path }: Props) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const problem = answer?.problem ? t(`invitation.problem.${answer.problem}`) : undefined;
  const isPartly = answer !== undefined && answer.sendable > 0 && answer.sendable < answer.judged.length;
  return (
    <div className="stack stack--loose">
      <div>
        <p className="crumb">
          <Link href={path}>{t("member.all")}</Link>
        </p>
        <PageHeader title={t("invitation.invite")} lead={t("invitation.lead")} />
      </div>
      {answer && answer.judged.length > 0 && <Checked answer={answer} />}
      {/* With the list that was found in a file the field of the file is empty again: what counts is what can be read here. */}
      <Form key={answer?.list} method="post" encType="multipart/form-data" className="form" noValidate>
        <Field id="list" label={t("invitation.list")} hint={t("invitation.listHint")} error={problem}>
          {(control) => (
            <TextArea {...control} name="list" rows={6} spellCheck={false} defaultValue={answer?.list} />
          )}
        </Field>
        <Field id="file" label={t("invitation.file")} hint={t("invitation.fileHint")} optional>
          {(control) => (
            <input
              {...control}
              className="input input--file"
              type="file"
              name="file"
              accept=".csv,.txt,text/csv,text/plain"
            />
          )}
        </Field>
        <RoleChoice legend={t("invitation.role")} role={answer?.role ?? "member"} />
        <div className="form__actions">
          <Button variant="primary" name="do" value="send" busy={busy}>
            {t("invitation.send")}
          </Button>
          {isPartly && (
            <Button name="do" value="send-rest" busy={busy}>
              {t("invitation.sendRest", { count: answer.sendable })}
            </Button>
          )}
          <Button name="do" value="check" busy={busy}>
            {t("invitation.check")}
          </Button>
          <ButtonLink variant="quiet" href={path}>
            {t("invitation.cancel")}
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}

function Checked({ answer: { judged, sendable } }: { answer: InviteAnswer }) {
  const { t } = useI18n();
  const bad = judged.length - sendable;
  const columns: TableColumn<Line>[] = [
    { key: "email", header: t("member.email"), rowHeader: true, cell: ({ email }) => email || "–" },
    { key: "name", header: t("member.name"), cell: ({ name }) => name || "–" },
    {
      key: "role",
      header: t("member.role"),
      cell: ({ role }) => (role === null ? "–" : t(`organization.role.${role}`)),
    },
    {
      key: "verdict",
      header: t("invitation.verdict"),
      cell: ({ verdict }) => (
        <Badge tone={verdict === "fine" || verdict === "again" ? "success" : "warning"}>
          {t(`invitation.verdict.${verdict}`)}
        </Badge>
      ),
    },
  ];
  return (
    <section className="stack" aria-labelledby="checked">
      <h2 id="checked">{t("invitation.checked")}</h2>
      <Alert tone={bad === 0 ? "success" : "warning"} live>
        {bad === 0 ? t("invitation.checked.fine") : t("invitation.checked.rest", { count: bad })}
      </Alert>
      <div className="card card--flush">
        <Table
          caption={t("invitation.checked")}
          columns={columns}
          rows={judged.map((line, index) => ({ ...line, key: String(index) }))}
          rowKey={({ key }) => key}
        />
      </div>
    </section>
  );
}
