import { Form, useNavigation } from "@remix-run/react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { errorLines } from "#app/platform/form/error-lines.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { NamedInput, NamedSelect } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { calendarServices } from "../connect-form.ts";

type Props = { answer: FormAnswer | undefined };

const labels: Record<string, MessageKey> = {
  service: "connect.service",
  address: "connect.address",
  username: "connect.username",
  password: "connect.password",
  feed: "connect.feed.address",
};

function useLabels() {
  const { t } = useI18n();
  return (name: string) => {
    const label = labels[name];
    return label ? t(label) : null;
  };
}

/** The server, and the name and password there. */
export function AccountForm({ answer }: Props) {
  const { t } = useI18n();
  const labelOf = useLabels();
  const isBusy = useNavigation().formData?.get("do") === "connect-caldav";
  const saved = { service: "icloud", address: "", username: "", password: "" };
  const form = useFormTree({ saved, answer });
  return (
    <Form method="post" noValidate className="form">
      <ErrorSummary errors={errorLines(t, form.errors, labelOf)} />
      <NamedSelect
        form={form}
        name="service"
        label={labelOf("service")}
        options={calendarServices.map((value) => ({ value, label: t(`connect.service.${value}`) }))}
      />
      <NamedInput
        form={form}
        name="address"
        type="url"
        label={labelOf("address")}
        hint={t("connect.addressHint")}
        autoComplete="off"
        optional
      />
      <NamedInput form={form} name="username" label={labelOf("username")} autoComplete="off" />
      <NamedInput
        form={form}
        name="password"
        type="password"
        label={labelOf("password")}
        hint={t("connect.passwordHint")}
        autoComplete="off"
      />
      <div className="form__actions">
        <Button variant="primary" name="do" value="connect-caldav" busy={isBusy}>
          {t("connect.submit")}
        </Button>
      </div>
    </Form>
  );
}

export function FeedForm({ answer }: Props) {
  const { t } = useI18n();
  const labelOf = useLabels();
  const isBusy = useNavigation().formData?.get("do") === "connect-feed";
  const form = useFormTree({ saved: { feed: "" }, answer });
  return (
    <Form method="post" noValidate className="form">
      <ErrorSummary errors={errorLines(t, form.errors, labelOf)} />
      <NamedInput
        form={form}
        name="feed"
        type="url"
        label={labelOf("feed")}
        placeholder="https://…/calendar.ics"
        autoComplete="off"
      />
      <div className="form__actions">
        <Button name="do" value="connect-feed" busy={isBusy}>
          {t("connect.feed.submit")}
        </Button>
      </div>
    </Form>
  );
}
