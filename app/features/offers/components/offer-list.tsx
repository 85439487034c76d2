import { Form, useNavigation } from "@remix-run/react";
import type { ListedOffer, OpenProposal } from "#app/features/offers/offers.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Table } from "#app/ui/table.tsx";
import { stateTone } from "./offer-badge.ts";

type Props = {
  offers: readonly ListedOffer[];
  proposals: readonly OpenProposal[];
  base: string;
  writes: boolean;
};

/** What was offered by hand and how it stands; proposals that wait for an answer come first. */
export function OfferList({ offers, proposals, base, writes }: Props) {
  const { t } = useI18n();
  const create = writes && (
    <ButtonLink href={`${base}/offers/new`} variant="primary" icon="plus">
      {t("offer.new")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t("offer.title")} lead={t("offer.lead")} actions={create} />
      {proposals.length > 0 && (
        <section className="proposals" aria-labelledby="proposals">
          <h2 id="proposals">{t("offer.proposals")}</h2>
          <ul className="proposals__list">
            {proposals.map((proposal) => (
              <Proposal key={proposal.id} proposal={proposal} writes={writes} />
            ))}
          </ul>
        </section>
      )}
      {offers.length === 0 ? (
        <EmptyState headingLevel={2} title={t("offer.none")} actions={create}>
          {t("offer.noneText")}
        </EmptyState>
      ) : (
        <div className="card card--flush">
          <OfferTable offers={offers} base={base} />
        </div>
      )}
    </>
  );
}

function OfferTable({ offers, base }: Pick<Props, "offers" | "base">) {
  const { t } = useI18n();
  return (
    <Table
      caption={t("offer.list")}
      rows={offers}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "recipient",
          header: t("offer.recipient"),
          rowHeader: true,
          cell: ({ id, recipient }) => (
            <Link href={`${base}/offers/${id}`}>{recipient || t("offer.anyone")}</Link>
          ),
        },
        { key: "what", header: t("offer.what"), cell: ({ title }) => title },
        {
          key: "when",
          header: t("offer.when"),
          cell: ({ time, times, state }) => (
            <>
              {time}
              {state !== "taken" && (
                <div className="muted small">{t("offer.timesCount", { count: times })}</div>
              )}
            </>
          ),
        },
        {
          key: "state",
          header: t("offer.state"),
          cell: ({ state }) => <Badge tone={stateTone[state]}>{t(`offer.state.${state}`)}</Badge>,
        },
      ]}
    />
  );
}

/** One proposal. Its mail leads here by its id; nothing changes until a button is pressed. */
function Proposal({ proposal, writes }: { proposal: OpenProposal; writes: boolean }) {
  const { t } = useI18n();
  const { state, formData } = useNavigation();
  const { id, name, email, time, note, title, hostName, free } = proposal;
  const busy = state !== "idle" && formData?.get("id") === id;
  return (
    <li className="card proposal" id={`proposal-${id}`} tabIndex={-1}>
      <div>
        <p className="eyebrow">{t("offer.proposedFor", { title, host: hostName })}</p>
        <h3>{time}</h3>
        <p>
          {t("offer.proposed", { name })} · <a href={`mailto:${email}`}>{email}</a>
        </p>
        {note && <p className="proposal__note">{note}</p>}
        <p className="muted small">{t(free ? "offer.hostFree" : "offer.hostBusy", { host: hostName })}</p>
      </div>
      {writes && (
        <Form method="post" className="cluster">
          <input type="hidden" name="id" value={id} />
          <Button
            name="do"
            value="accept"
            variant={free ? "primary" : "secondary"}
            busy={busy && formData?.get("do") === "accept"}
            aria-label={t("offer.acceptNamed", { name, time })}
          >
            {t("offer.accept")}
          </Button>
          <Button
            name="do"
            value="decline"
            variant="quiet"
            busy={busy && formData?.get("do") === "decline"}
            aria-label={t("offer.declineNamed", { name, time })}
          >
            {t("offer.decline")}
          </Button>
        </Form>
      )}
    </li>
  );
}
