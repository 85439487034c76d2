import { Form } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { VisuallyHidden } from "#app/ui/visually-hidden.tsx";

export type CopyQuestion = {
  id: string;
  kind: "moved" | "deleted";
  bookingId: string;
  title: string;
  text: string;
};
type Props = {
  questions: readonly CopyQuestion[];
  base: string;
  /** Whether the bookings' own pages are elsewhere. */
  linked?: boolean;
};

/** What a host is asked about bookings that were moved or deleted in their calendar. */
export function CopyQuestions({ questions, base, linked = false }: Props) {
  const { t } = useI18n();
  return questions.map(({ id, kind, bookingId, title, text }) => (
    <Alert key={id} tone="warning">
      <p>{text}</p>
      <Form method="post" action={`${base}/schedules/calendars`} className="form__actions">
        <input type="hidden" name="id" value={id} />
        <Button name="do" value="follow" size="small" variant={kind === "deleted" ? "danger" : "primary"}>
          {t(`connect.asked.${kind}.follow`)}
          <VisuallyHidden> ({title})</VisuallyHidden>
        </Button>
        <Button name="do" value="restore" size="small">
          {t("connect.asked.restore")}
          <VisuallyHidden> ({title})</VisuallyHidden>
        </Button>
        {kind === "deleted" && (
          <Button name="do" value="leave" size="small" variant="quiet">
            {t("connect.asked.leave")}
            <VisuallyHidden> ({title})</VisuallyHidden>
          </Button>
        )}
        {linked && (
          <Link href={`${base}/bookings/${bookingId}`}>
            {t("connect.asked.booking")}
            <VisuallyHidden> ({title})</VisuallyHidden>
          </Link>
        )}
      </Form>
    </Alert>
  ));
}
