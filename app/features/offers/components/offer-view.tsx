import { BookingFrame } from "#app/features/booking/components/booking-frame.tsx";
import type { OfferAnswer, OfferPage } from "#app/features/offers/offers.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { StepHeading } from "#app/ui/booking/step-heading.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { OfferLostForm, OfferTakeForm } from "./offer-take-form.tsx";
import { OfferTimes } from "./offer-times.tsx";
import { ProposeForm } from "./propose-form.tsx";

type Props = {
  page: OfferPage;
  answer: OfferAnswer | null;
  /** Somebody has just proposed another time. */
  proposed: boolean;
};

/** The page of somebody to whom times were offered: choose one, confirm it, or propose another. */
export function OfferView({ page, answer, proposed }: Props) {
  return (
    <BookingFrame business={page.business} path={page.path} narrow>
      {page.state === "taken" || page.state === "withdrawn" ? (
        <Closed page={page} />
      ) : proposed ? (
        <Proposed page={page} />
      ) : page.chosen ? (
        <Confirming page={page} answer={answer} />
      ) : (
        <Choosing page={page} answer={answer} />
      )}
    </BookingFrame>
  );
}

function Head({ page, lead }: { page: OfferPage; lead: string }) {
  const { t } = useI18n();
  return (
    <div className="stack stack--tight">
      <p className="eyebrow">
        {page.title} · {t("common.minutes", { count: page.lengthMinutes })}
      </p>
      <h1 tabIndex={-1}>{t("offer.page.title", { host: page.hostName })}</h1>
      <p className="lead">{lead}</p>
      {page.note && <blockquote className="offered__note">{page.note}</blockquote>}
    </div>
  );
}

const isLeft = ({ days }: OfferPage) => days.some(({ times }) => times.some(({ state }) => state === "free"));

function Choosing({ page, answer }: Omit<Props, "proposed">) {
  const { t } = useI18n();
  const isOver = page.state === "expired";
  const isAnyLeft = isLeft(page);
  const taken = answer?.form === "take" ? answer : null;
  const values = { business: page.business.name };
  return (
    <div className="stack stack--loose">
      {isOver ? (
        <div className="stack stack--tight">
          <h1 tabIndex={-1}>{t("offer.page.expiredTitle")}</h1>
          <p className="lead">{t("offer.page.expiredText", values)}</p>
        </div>
      ) : (
        <Head page={page} lead={t("offer.page.lead")} />
      )}
      {!isOver && taken && isAnyLeft ? (
        <OfferLostForm page={page} answer={taken} at={page.asked ?? ""} />
      ) : (
        <>
          {!isOver && (page.gone || !isAnyLeft) && (
            <Alert tone="warning" live id="taken" title={t("offer.page.gone")}>
              {t(isAnyLeft ? "offer.page.goneText" : "offer.page.goneAll")}
            </Alert>
          )}
          {!isOver && <OfferTimes page={page} />}
        </>
      )}
      {!(taken && isAnyLeft) && <ProposeForm page={page} answer={answer} open={isOver || !isAnyLeft} />}
      {isOver && <BusinessLink page={page} />}
    </div>
  );
}

function Confirming({ page, answer }: Pick<Props, "page" | "answer">) {
  const { t } = useI18n();
  return (
    <div className="stack" data-swap>
      <StepHeading
        title={<span id="details">{t("offer.page.confirm")}</span>}
        back={{
          href: `${page.path}?${new URLSearchParams({ timezone: page.zone.name })}`,
          label: t("offer.page.otherTime"),
        }}
      />
      <OfferTakeForm page={page} answer={answer?.form === "take" ? answer : null} />
    </div>
  );
}

function Proposed({ page }: { page: OfferPage }) {
  const { t } = useI18n();
  return (
    <div className="stack">
      <h1 tabIndex={-1}>{t("offer.page.proposedTitle")}</h1>
      <p className="lead">{t("offer.page.proposedText", { host: page.hostName })}</p>
    </div>
  );
}

function Closed({ page }: { page: OfferPage }) {
  const { t } = useI18n();
  const { title, hostName, booked, state } = page;
  const values = { title, host: hostName, business: page.business.name };
  if (state === "withdrawn" || !booked) {
    return (
      <div className="stack">
        <h1 tabIndex={-1}>{t("offer.page.withdrawnTitle")}</h1>
        <p className="lead">{t("offer.page.withdrawnText", values)}</p>
        <BusinessLink page={page} />
      </div>
    );
  }
  return (
    <div className="stack">
      <h1 tabIndex={-1}>{t(booked.cancelled ? "offer.page.cancelledTitle" : "offer.page.takenTitle")}</h1>
      <p className="lead">
        {booked.cancelled ? <s>{booked.time}</s> : <strong>{booked.time}</strong>}
        <br />
        <span className="muted small">{page.zone.label}</span>
      </p>
      {booked.cancelled ? <BusinessLink page={page} /> : <p>{t("offer.page.takenText", values)}</p>}
    </div>
  );
}

function BusinessLink({ page }: { page: OfferPage }) {
  const { t } = useI18n();
  return (
    <p>
      <ButtonLink href={page.business.href}>
        {t("offer.page.seeAll", { business: page.business.name })}
      </ButtonLink>
    </p>
  );
}
