import { Form, useNavigation } from "@remix-run/react";
import type { RetentionLimits } from "#app/domain/privacy/retention-limits.ts";
import { errorLines } from "#app/platform/form/error-lines.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { DefaultSubmit } from "#app/ui/form/default-submit.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { LocationKind } from "../event-type-choices.ts";
import { readEventTypeForm } from "../event-type-form.ts";
import { editEventType } from "../event-type-lists.ts";
import { AfterBooking, Attendance, Rules } from "./event-type-agreements.tsx";
import { Basics } from "./event-type-basics.tsx";
import { Hosts, type OfferedHost } from "./event-type-hosts.tsx";
import { eventTypeLabel } from "./event-type-labels.ts";
import { Limits } from "./event-type-limits.tsx";
import { sectionNotes } from "./event-type-notes.ts";
import { Places } from "./event-type-places.tsx";
import { Questions } from "./event-type-questions.tsx";
import { isInSection, type SectionName, sections } from "./event-type-sections.ts";
import { Times } from "./event-type-times.tsx";

type Props = {
  saved: FormTree;
  answer: FormAnswer | undefined;
  /** Of rules of erasure. */
  limits: RetentionLimits;
  hosts: readonly OfferedHost[];
  /** `localhost:3000/acme/`, before the address. */
  addressPrefix: string;
  /** The business's colour, `#rrggbb`. */
  accentColor: string;
  back: string;
  /** Meetings held elsewhere that this instance can be connected to. */
  meetings: readonly LocationKind[];
};

/** Everything that can be said about an event type. */
export function EventTypeEditor(props: Props) {
  const { saved, answer, limits, hosts, addressPrefix, accentColor, back, meetings } = props;
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const form = useFormTree({
    saved,
    answer,
    edit: (tree, command) => editEventType(tree, command, hosts),
    check: (tree) => {
      const parsed = readEventTypeForm(t, tree, limits);
      return parsed.ok ? {} : parsed.errors;
    },
  });
  const { tree, listButton } = form;
  const contents: Record<SectionName, React.ReactNode> = {
    basics: <Basics form={form} addressPrefix={addressPrefix} accentColor={accentColor} />,
    hosts: <Hosts form={form} tree={tree} hosts={hosts} listButton={listButton} />,
    times: <Times form={form} />,
    limits: <Limits form={form} />,
    locations: <Places form={form} tree={tree} listButton={listButton} meetings={meetings} />,
    questions: <Questions form={form} tree={tree} listButton={listButton} />,
    rules: <Rules form={form} />,
    groups: <Attendance form={form} />,
    after: <AfterBooking form={form} />,
  };
  const notes = sectionNotes(t, tree, hosts);
  return (
    <Form method="post" noValidate ref={form.formRef} onSubmit={form.onSubmit} className="editor">
      <DefaultSubmit />
      <ErrorSummary errors={errorLines(t, form.errors, (name) => eventTypeLabel(t, name))} />
      {sections.map((name) => (
        <Fold
          key={name}
          heading
          id={`section-${name}`}
          title={t(`eventType.${name}`)}
          description={t(`eventType.${name}Text`)}
          note={notes[name]}
          open={name === "basics" || isInSection(name, form.errors, tree)}
        >
          {contents[name]}
        </Fold>
      ))}
      <div className="save-bar">
        <Button variant="primary" busy={busy}>
          {t("common.save")}
        </Button>
        <ButtonLink href={back} variant="quiet">
          {t("common.cancel")}
        </ButtonLink>
      </div>
    </Form>
  );
}
