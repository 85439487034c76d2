import { Form, useSubmit } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import type { ShareOptions } from "#app/features/embed/share-options.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/form/choice.tsx";
import { ColorInput } from "#app/ui/form/color-input.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useEarlyInput } from "#app/ui/form/use-early-input.ts";
import { useI18n } from "#app/ui/i18n.tsx";

const pauseMs = 400;

/** The settings of a snippet. They stand in the address; with scripts they take effect as they are made. */
export function ShareOptionsForm({ options }: { options: ShareOptions }) {
  const { t } = useI18n();
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const update = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => form.current && submit(form.current, { replace: true, preventScrollReset: true }),
      pauseMs,
    );
  };
  useEarlyInput(form, update);
  const onChange = (event: FormEvent) => {
    // The colour's text is checked by its pattern; half a colour changes nothing.
    if ((event.target as HTMLInputElement).validity?.valid !== false) update();
  };
  return (
    <Form method="get" className="form" ref={form} onChange={onChange} preventScrollReset replace>
      <input type="hidden" name="as" value={options.kind} />
      <input type="hidden" name="set" value="" />
      <Field id="text" label={t("embed.text")}>
        {(control) => <TextInput {...control} name="text" defaultValue={options.text} maxLength={80} />}
      </Field>
      <Field id="color" label={t("embed.color")}>
        {(control) => (
          <ColorInput {...control} name="color" defaultValue={options.color} onColorChange={update} />
        )}
      </Field>
      {options.kind !== "mail" && (
        <Choice
          type="checkbox"
          id="details"
          name="details"
          label={t("embed.details")}
          defaultChecked={options.details}
        />
      )}
      <div className="form__actions" data-send>
        <Button>{t("embed.update")}</Button>
      </div>
    </Form>
  );
}
