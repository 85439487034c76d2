-- A hold keeps a booking's data past its time, for a claim or by an order; lifting it deletes it. The key refuses to let a
-- held booking go, and makes a hold and an erasure exclude each other: whichever is first is seen by the other.
CREATE TYPE "LegalHoldBasis" AS ENUM ('claim', 'order', 'audit');
CREATE TABLE "legal_hold" (
  "booking_id" TEXT NOT NULL,
  "organization_id" TEXT NOT NULL,
  "basis" "LegalHoldBasis" NOT NULL,
  "reason" TEXT NOT NULL,
  "placed_by_id" TEXT,
  "placed_at" TIMESTAMPTZ(3) NOT NULL,
  "review_on" DATE NOT NULL,
  CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("booking_id"),
  CONSTRAINT "legal_hold_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "legal_hold_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "legal_hold_placed_by_id_fkey" FOREIGN KEY ("placed_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "legal_hold_organization_id_idx" ON "legal_hold"("organization_id");
CREATE INDEX "legal_hold_placed_by_id_idx" ON "legal_hold"("placed_by_id");
