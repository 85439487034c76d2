import { Form, useNavigation } from "@remix-run/react";
import { useId } from "react";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

type Props = {
  requests: readonly { id: string; name: string }[];
  /** The booking's page, which takes the answer. */
  action: string;
  /** Where to go on afterwards. */
  back: string;
  /** Of whom, for those who hear the buttons without the line they stand in. */
  name: string;
};

/** Approve and decline, right where a request is listed; a group's requests all at once, or one by one on its page. */
export function RequestButtons({ requests, action, back, name }: Props) {
  const { t } = useI18n();
  const navigation = useNavigation();
  const made = useId();
  const busy = navigation.formAction === action;
  const many = requests.length > 1;
  const only = requests.length === 1 ? requests[0] : undefined;
  const hidden = (
    <>
      <input type="hidden" name="back" value={back} />
      {only && <input type="hidden" name="seat" value={only.id} />}
    </>
  );
  return (
    <div className="request">
      <Form method="post" action={action}>
        {hidden}
        <Button
          size="small"
          variant="primary"
          icon="check"
          name="answer"
          value="approve"
          busy={busy && navigation.formData?.get("answer") === "approve"}
          aria-describedby={made}
        >
          {t(many ? "dashboard.requests.approveAll" : "dashboard.requests.approve")}
        </Button>
      </Form>
      <details className="request__decline">
        <summary className="request__summary button button--quiet button--small" aria-describedby={made}>
          {t(many ? "dashboard.requests.declineAll" : "dashboard.requests.decline")}
        </summary>
        <Form method="post" action={action} className="stack stack--tight request__form">
          {hidden}
          <Field label={t("dashboard.decide.reason")} hint={t("dashboard.decide.reasonHint")} optional>
            {(control) => <TextArea {...control} name="reason" rows={2} maxLength={500} />}
          </Field>
          <div>
            <Button size="small" variant="danger" name="answer" value="decline">
              {t(many ? "dashboard.requests.declineAll" : "dashboard.requests.decline")}
            </Button>
          </div>
        </Form>
      </details>
      <span id={made} className="visually-hidden">
        {name}
      </span>
    </div>
  );
}
