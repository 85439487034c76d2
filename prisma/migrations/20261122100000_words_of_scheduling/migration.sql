-- New words of enumerations stand in a migration of their own: PostgreSQL lets nobody use them in the transaction that adds them.

ALTER TYPE "booking_party" ADD VALUE 'system';
ALTER TYPE "booking_status" ADD VALUE 'pending';
ALTER TYPE "booking_status" ADD VALUE 'declined';
ALTER TYPE "booking_status" ADD VALUE 'expired';
ALTER TYPE "mail_kind" ADD VALUE 'booking_requested';
ALTER TYPE "mail_kind" ADD VALUE 'booking_declined';
ALTER TYPE "mail_kind" ADD VALUE 'booking_expired';
ALTER TYPE "mail_kind" ADD VALUE 'booking_reassigned';
ALTER TYPE "mail_kind" ADD VALUE 'seat_cancelled';
ALTER TYPE "mail_kind" ADD VALUE 'waiting_joined';
ALTER TYPE "mail_kind" ADD VALUE 'place_offered';
ALTER TYPE "mail_kind" ADD VALUE 'time_proposed';
ALTER TYPE "mail_kind" ADD VALUE 'proposal_declined';
ALTER TYPE "question_kind" ADD VALUE 'email';
ALTER TYPE "question_kind" ADD VALUE 'several_emails';
ALTER TYPE "question_kind" ADD VALUE 'date';
ALTER TYPE "question_kind" ADD VALUE 'address';
ALTER TYPE "question_kind" ADD VALUE 'url';
