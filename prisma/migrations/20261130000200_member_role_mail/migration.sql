ALTER TYPE mail_kind ADD VALUE 'member_role';
