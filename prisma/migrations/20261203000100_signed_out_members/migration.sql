-- Whoever manages members signs one of them out everywhere; the member reads it by mail.
ALTER TYPE "mail_kind" ADD VALUE 'member_signed_out';
