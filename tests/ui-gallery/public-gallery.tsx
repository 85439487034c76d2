import { Badge } from "#app/ui/badge.tsx";
import { type MonthDay, MonthGrid } from "#app/ui/booking/month-grid.tsx";
import { StepHeading } from "#app/ui/booking/step-heading.tsx";
import { SummaryCard } from "#app/ui/booking/summary-card.tsx";
import { TimeList } from "#app/ui/booking/time-list.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { CheckboxField } from "#app/ui/form/checkbox-field.tsx";
import { CheckboxGroup } from "#app/ui/form/checkbox-group.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LanguageSwitch } from "#app/ui/language-switch.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";

const languages = (
  <LanguageSwitch
    languages={[
      { locale: "en", label: "English", href: "?lang=en" },
      { locale: "fr", label: "Français", href: "?lang=fr" },
    ]}
  />
);

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].map(
  (long) => ({
    long,
    short: long.slice(0, 3),
  }),
);

function dayOf(index: number): MonthDay {
  const number = index - 1;
  const outside = number < 1 || number > 31;
  const day = String(((number + 30 - 1 + 31) % 31) + 1);
  const free = !outside && number > 8 && index % 7 < 5 && number % 6 !== 0;
  return {
    date: `2026-07-${index}`,
    day: outside ? day : String(number),
    label: `July ${number}, 2026, ${free ? "6 times free" : "nothing free"}`,
    outside,
    today: number === 7,
    selected: number === 14,
    href: free ? `?date=${number}` : undefined,
    density: free ? (((number % 3) + 1) as 1 | 2 | 3) : undefined,
  };
}

const weeks = Array.from({ length: 5 }, (_, week) =>
  Array.from({ length: 7 }, (_, day) => dayOf(week * 7 + day)),
);

const times = (hours: readonly string[]) =>
  hours.map((label) => ({
    label,
    dateTime: `2026-07-14T${label}`,
    name: `${label} on Tuesday, July 14`,
    href: `?start=${label}`,
    selected: label === "10:30",
  }));

const summaryRows = [
  { icon: "clock", term: "Duration", value: "45 minutes" },
  { icon: "video", term: "Where", value: "Video room", note: "The link comes with the confirmation" },
  { icon: "globe", term: "Time zone", value: "Paris (UTC+2)", note: "Host’s zone: Montréal (UTC−4)" },
] as const;

export function BusinessGallery() {
  return (
    <PublicShell business={{ name: "Studio Okapi", href: "#okapi" }} languages={languages}>
      <div className="stack stack--loose">
        <div className="stack stack--tight">
          <h1 className="display">Let’s find a time.</h1>
          <p className="lead prose">
            Architecture for small houses and large families. Pick what you need and when it suits you.
          </p>
        </div>
        <ul className="grid">
          <Card as="li" title="First conversation" href="#first" aside={<Badge>30 minutes</Badge>}>
            <p className="muted small">Tell us about your place and what you wish for. No obligations.</p>
          </Card>
          <Card as="li" title="Design review" href="#review" aside={<Badge>45 minutes</Badge>}>
            <p className="muted small">For clients whose drawings are on the table.</p>
          </Card>
          <Card
            as="li"
            title="Site visit"
            href="#visit"
            aside={<Badge tone="warning">Approval needed</Badge>}
          >
            <p className="muted small">At your place, within an hour of Montréal.</p>
          </Card>
        </ul>
      </div>
    </PublicShell>
  );
}

export function PickerGallery() {
  return (
    <PublicShell business={{ name: "Studio Okapi", href: "#okapi" }} languages={languages}>
      <a className="step__back" href="#back">
        <Icon name="arrow-left" size={18} />
        All appointments
      </a>
      <div className="booking">
        <SummaryCard title="Design review" headingLevel={1} eyebrow="Amélie Okonkwo" rows={summaryRows} />
        <div className="picker">
          <MonthGrid
            title="July 2026"
            weekdays={weekdays}
            weeks={weeks}
            previous={{ label: "June 2026" }}
            next={{ label: "August 2026", href: "?month=2026-08" }}
          />
          <section aria-labelledby="day-title">
            <h2 id="day-title" className="picker__day">
              Tuesday, July 14
            </h2>
            <TimeList
              groups={[
                { label: "Morning", times: times(["09:00", "09:45", "10:30", "11:15"]) },
                { label: "Afternoon", times: times(["13:00", "13:45", "14:30"]) },
              ]}
            />
          </section>
        </div>
      </div>
    </PublicShell>
  );
}

export function FormGallery() {
  return (
    <PublicShell business={{ name: "Studio Okapi", href: "#okapi" }} languages={languages} narrow>
      <StepHeading title="Your details" back={{ href: "#back", label: "Another time" }} />
      <form className="form" method="post" noValidate>
        <ErrorSummary
          errors={[{ id: "email", message: "Enter an e-mail address, such as name@example.com" }]}
        />
        <SummaryCard
          title="Design review"
          rows={[
            {
              icon: "calendar",
              term: "When",
              value: "Tuesday, July 14, 10:30 to 11:15",
              was: "Monday, July 13, 9:00",
            },
            ...summaryRows.slice(1),
          ]}
        />
        <Field label="Your name">
          {(control) => <TextInput {...control} name="name" autoComplete="name" />}
        </Field>
        <Field
          id="email"
          label="E-mail"
          hint="The confirmation and the link to move or cancel go there."
          error="Enter an e-mail address, such as name@example.com"
        >
          {(control) => <TextInput {...control} name="email" type="email" defaultValue="amelie@" />}
        </Field>
        <Field label="Kind of house" optional>
          {(control) => (
            <Select
              {...control}
              name="kind"
              placeholder="Choose"
              options={[{ value: "a", label: "Terraced house" }]}
            />
          )}
        </Field>
        <RadioGroup
          legend="How shall we meet?"
          name="how"
          defaultValue="video"
          look="cards"
          options={[
            { value: "video", label: "In a video room", hint: "In the browser, nothing to install" },
            { value: "phone", label: "By phone" },
          ]}
        />
        <CheckboxGroup
          legend="What is it about?"
          hint="Several may fit."
          name="topics"
          optional
          defaultValues={["plan"]}
          look="row"
          options={[
            { value: "plan", label: "Plans" },
            { value: "money", label: "Budget" },
            { value: "permit", label: "Permit" },
          ]}
        />
        <Field label="Anything else?" optional>
          {(control) => <TextArea {...control} name="note" />}
        </Field>
        <CheckboxField
          name="terms"
          label="I have read the privacy notice"
          hint="Your data is erased after 90 days."
        />
        <div className="form__actions">
          <Button variant="primary" size="large" wide>
            Confirm appointment
          </Button>
        </div>
      </form>
    </PublicShell>
  );
}
