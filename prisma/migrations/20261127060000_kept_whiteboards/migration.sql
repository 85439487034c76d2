-- A host may keep a picture of the whiteboard with the meeting, where the business allows it. It lies, ends and goes as
-- what was recorded does.
ALTER TYPE "media_kind" ADD VALUE 'whiteboard';
ALTER TABLE "organization" ADD COLUMN "keeps_boards" BOOLEAN NOT NULL DEFAULT false;
