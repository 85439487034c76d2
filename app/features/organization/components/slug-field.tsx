import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/form/field.tsx";
import type { FormView } from "#app/ui/form/named-fields.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { type SlugAnswer, slugLengthMax } from "../organization-slug.ts";

type Props = {
  form: FormView;
  /** `localhost:3000/`, before the address. */
  prefix: string;
  hint?: string;
  /** Followed until somebody writes into the field. */
  suggestion?: string;
  /** The business's present address, which it may keep. */
  own?: string;
  /** From the server's answer. */
  proposals?: readonly string[];
};

const pauseMs = 350;

/** The business's address. While somebody types, it is looked up whether it can be had. */
export function SlugField({ form, prefix, hint, suggestion, own, proposals = [] }: Props) {
  const { t } = useI18n();
  const [typed, setTyped] = useState<string | null>(form.text("slug") || null);
  const [version, setVersion] = useState(form.version);
  if (version !== form.version) {
    setVersion(form.version);
    setTyped(form.text("slug") || null);
  }
  // What was typed before the page's script had come stands in the field alone: it counts as well.
  useEffect(() => {
    const field = document.getElementById("slug");
    if (field instanceof HTMLInputElement && field.value !== "") setTyped(field.value);
  }, []);
  const slug = typed ?? suggestion ?? "";
  const answer = useSlugAnswer(slug, own);
  const known = answer?.slug === slug ? answer : null;
  const problem = known && !known.free ? known.message : undefined;
  const offered = known ? known.proposals : form.errors["slug"] ? proposals : [];
  return (
    <div className="stack stack--tight">
      <Field
        id="slug"
        label={t("organization.address")}
        hint={hint}
        error={known ? problem : form.errors["slug"]}
      >
        {(control) => (
          <div className="input-group">
            <span className="input-group__affix">{prefix}</span>
            <TextInput
              {...control}
              name="slug"
              value={slug}
              onChange={(event) => setTyped(event.currentTarget.value)}
              maxLength={slugLengthMax}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
            />
          </div>
        )}
      </Field>
      <div role="status">
        {known?.free && slug !== own && (
          <p className="field__good">
            <Icon name="check" size={18} />
            {t("organization.slug.free")}
          </p>
        )}
        {problem && <span className="visually-hidden">{problem}</span>}
      </div>
      {offered.length > 0 && (
        <p className="cluster cluster--tight small">
          {t("organization.slug.proposals")}
          {offered.map((proposal) => (
            <Button key={proposal} type="button" size="small" onClick={() => setTyped(proposal)}>
              {proposal}
            </Button>
          ))}
        </p>
      )}
    </div>
  );
}

/** Asks after a pause in typing; the answer says which address it is about. */
function useSlugAnswer(slug: string, own: string | undefined): SlugAnswer | undefined {
  const { load, data } = useFetcher<SlugAnswer>();
  const first = useRef(true);
  useEffect(() => {
    // What stands there from the start was not typed, and the server has had its say on it.
    const untouched = first.current;
    first.current = false;
    if (untouched || slug === "" || slug === own) return;
    const timer = setTimeout(() => load(`/onboarding/address?slug=${encodeURIComponent(slug)}`), pauseMs);
    return () => clearTimeout(timer);
  }, [slug, own, load]);
  return data;
}
