-- One owner each: whoever owned beside the first one may do nearly all of it as an admin. The first is the one of longest
-- standing among those who have access and are not about to go.
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE membership m SET role = 'admin'
WHERE m.role = 'owner' AND m.id <> (
  SELECT o.id FROM membership o JOIN app_user u ON u.id = o.user_id
  WHERE o.organization_id = m.organization_id AND o.role = 'owner'
  ORDER BY (o.barred_at IS NOT NULL), (u.closes_at IS NOT NULL), o.created_at, o.id
  LIMIT 1);
CREATE UNIQUE INDEX membership_one_owner_idx ON membership (organization_id) WHERE role = 'owner';
