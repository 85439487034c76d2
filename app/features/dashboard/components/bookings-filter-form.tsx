import { Form, useNavigation } from "@remix-run/react";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { Field } from "#app/ui/form/field.tsx";
import { SearchField } from "#app/ui/form/search-field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { bookingsHref, everything, isNarrowed } from "../bookings-filter.ts";
import type { BookingsPage } from "../bookings-page.server.ts";

/** Search and filters: a form that only reads, so its answer is an address that can be kept and shared. */
export function BookingsFilterForm({
  page: { filter, eventTypes, hosts },
  path,
}: {
  page: BookingsPage;
  path: string;
}) {
  const { t } = useI18n();
  const navigation = useNavigation();
  const busy = navigation.state === "loading" && navigation.location.pathname === path;
  return (
    <Form
      className={classNames("filters", hosts.length > 0 && "filters--team")}
      method="get"
      action={path}
      role="search"
      key={JSON.stringify(filter)}
    >
      {filter.tab !== "upcoming" && <input type="hidden" name="tab" value={filter.tab} />}
      <SearchField label={t("dashboard.bookings.search")} value={filter.q} />
      <Field label={t("dashboard.bookings.eventType")}>
        {({ required: _, ...control }) => (
          <Select
            {...control}
            name="type"
            defaultValue={filter.type ?? ""}
            placeholder={t("dashboard.bookings.allTypes")}
            options={eventTypes.map(({ id, title, deleted }) => ({
              value: id,
              label: deleted ? t("dashboard.bookings.deletedType", { title }) : title,
            }))}
          />
        )}
      </Field>
      {hosts.length > 0 && (
        <Field label={t("dashboard.booking.host")}>
          {({ required: _, ...control }) => (
            <Select
              {...control}
              name="host"
              defaultValue={filter.host ?? ""}
              placeholder={t("dashboard.bookings.allHosts")}
              options={[
                { value: "mine", label: t("dashboard.bookings.mine") },
                ...hosts.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
        </Field>
      )}
      <Field label={t("dashboard.bookings.from")}>
        {({ required: _, ...control }) => (
          <TextInput {...control} type="date" name="from" defaultValue={filter.from ?? ""} />
        )}
      </Field>
      <Field label={t("dashboard.bookings.to")}>
        {({ required: _, ...control }) => (
          <TextInput {...control} type="date" name="to" defaultValue={filter.to ?? ""} />
        )}
      </Field>
      <div className="filters__actions">
        <Button icon="search" busy={busy}>
          {t("dashboard.bookings.apply")}
        </Button>
        {isNarrowed(filter) && (
          <ButtonLink variant="quiet" href={bookingsHref(path, filter, everything)}>
            {t("dashboard.bookings.clear")}
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}
