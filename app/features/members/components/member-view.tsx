import { Form, useNavigation } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Table, type TableColumn } from "#app/ui/table.tsx";
import type { MemberPage } from "../member-page.server.ts";
import { MemberBadge } from "./member-badge.tsx";
import { RoleChoice } from "./role-choice.tsx";

type Props = { page: MemberPage; base: string; path: string };
type Ahead = MemberPage["ahead"]["listed"][number];

/** One member: how they stand in the business, what is ahead of them, and what can be done about both by whoever manages members. */
export function MemberView({ page, base, path }: Props) {
  const { t } = useI18n();
  const { member, mayChange, ahead } = page;
  const { name } = member;
  const suspended = member.state === "suspended";
  return (
    <div className="stack stack--loose">
      <div>
        <p className="crumb">
          <Link href={`${base}/settings/members`}>{t("member.all")}</Link>
        </p>
        <PageHeader
          title={name}
          lead={`${member.email} · ${t(`organization.role.${member.role}`)}`}
          actions={<MemberBadge state={member.state} />}
        />
      </div>
      <p>{t(`member.since.${member.state}`, { date: member.since })}</p>
      <section className="stack" aria-labelledby="ahead">
        <h2 id="ahead">{t("member.ahead")}</h2>
        {suspended && ahead.count > 0 ? (
          <LeftBookings page={page} base={base} />
        ) : (
          <p>{t("member.ahead.count", { count: ahead.count, name })}</p>
        )}
      </section>
      {mayChange && !suspended && <Role member={member} />}
      {mayChange && <SigningIn name={name} />}
      {mayChange &&
        (suspended ? (
          <Restore name={name} />
        ) : (
          <div className="form__actions">
            {page.mayMakeOwner && (
              <ButtonLink href={`${path}/owner`}>{t("member.owner.link", { name })}</ButtonLink>
            )}
            <ButtonLink variant="danger" href={`${path}/suspend`}>
              {t("member.suspend.link", { name })}
            </ButtonLink>
          </div>
        ))}
    </div>
  );
}

function Role({ member: { name, role } }: Pick<MemberPage, "member">) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  return (
    <section className="stack" aria-labelledby="role">
      <h2 id="role">{t("member.role.title")}</h2>
      <Form method="post" className="form" preventScrollReset>
        <RoleChoice legend={t("member.role.legend", { name })} role={role} />
        <div className="form__actions">
          <Button name="do" value="role" busy={busy}>
            {t("member.role.change")}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function SigningIn({ name }: { name: string }) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  return (
    <section className="stack" aria-labelledby="in">
      <h2 id="in">{t("member.in.title")}</h2>
      <p className="muted">{t("member.in.text")}</p>
      <Form method="post" className="stack" preventScrollReset>
        <p>{t("member.in.signOutHint")}</p>
        <div className="form__actions">
          <Button name="do" value="sign-out" busy={busy}>
            {t("member.in.signOut", { name })}
          </Button>
        </div>
      </Form>
      <Form method="post" className="stack" preventScrollReset>
        <p>{t("member.in.resetHint")}</p>
        <div className="form__actions">
          <Button name="do" value="reset" busy={busy}>
            {t("member.in.reset", { name })}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function Restore({ name }: { name: string }) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  return (
    <Form method="post" className="stack">
      <p className="muted">{t("member.restoreText")}</p>
      <div className="form__actions">
        <Button variant="primary" name="do" value="restore" busy={busy}>
          {t("member.restore", { name })}
        </Button>
      </div>
    </Form>
  );
}

/** What is still with somebody who does not come: each can be given to somebody, or all to whoever is free. */
function LeftBookings({ page: { member, ahead }, base }: Pick<Props, "page" | "base">) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const { id: memberId, name } = member;
  const columns: TableColumn<Ahead>[] = [
    {
      key: "when",
      header: t("member.ahead.when"),
      rowHeader: true,
      cell: ({ id, when }) => <Link href={`${base}/bookings/${id}`}>{when}</Link>,
    },
    { key: "what", header: t("member.ahead.what"), cell: ({ title }) => title },
    {
      key: "reassign",
      header: t("member.ahead.reassign"),
      headerHidden: true,
      align: "end",
      cell: ({ id, title, when }) => (
        <ButtonLink
          size="small"
          href={`${base}/bookings/${id}/reassign?host=${memberId}`}
          aria-label={t("member.ahead.reassignOf", { title, when })}
        >
          {t("member.ahead.reassign")}
        </ButtonLink>
      ),
    },
  ];
  return (
    <>
      <Alert
        tone="warning"
        title={t("member.ahead.left", { count: ahead.count, name })}
        actions={
          <Form method="post" preventScrollReset>
            <Button name="do" value="give" busy={busy}>
              {t("member.ahead.give")}
            </Button>
          </Form>
        }
      >
        <p>{t("member.ahead.leftText", { name })}</p>
      </Alert>
      <div className="card card--flush">
        <Table
          caption={t("member.ahead.left", { count: ahead.count, name })}
          columns={columns}
          rows={ahead.listed}
          rowKey={({ id }) => id}
        />
      </div>
      {ahead.count > ahead.listed.length && (
        <p>
          <Link href={`${base}/bookings?host=${memberId}`}>{t("member.ahead.all")}</Link>
        </p>
      )}
    </>
  );
}
