"""Reads alice's mailbox over IMAP: `read-mailbox.py PORT KEYS`. KEYS is a JSON object of DNS names and their texts.

Prints one JSON list: of each mail its bytes, whether its DKIM signature holds and whether it does once its text was
changed, and its calendar part as the independent parser python3-icalendar reads it.
"""
import base64
import email
import imaplib
import json
import sys

import dkim
import icalendar

port, keys = int(sys.argv[1]), json.loads(sys.argv[2])


def in_dns(name, timeout=5):
    return keys.get(name.decode().rstrip(".")).encode()


def signed(raw):
    try:
        return dkim.verify(raw, dnsfunc=in_dns)
    except dkim.DKIMException:
        return False


def calendar_of(raw):
    for part in email.message_from_bytes(raw).walk():
        if part.get_content_type() == "text/calendar":
            data = part.get_payload(decode=True)
            read = icalendar.Calendar.from_ical(data)
            [event] = read.walk("VEVENT")
            return {
                "mimeMethod": part.get_param("method"),
                "method": str(read["METHOD"]),
                "uid": str(event["UID"]),
                "sequence": int(event["SEQUENCE"]),
                "start": event["DTSTART"].dt.isoformat(),
                "tzid": event["DTSTART"].params.get("TZID"),
                "zones": [str(zone["TZID"]) for zone in read.walk("VTIMEZONE")],
                "offsets": sorted(
                    str(sub["TZOFFSETTO"].to_ical()).strip("b'") for zone in read.walk("VTIMEZONE") for sub in zone.subcomponents
                ),
                "attendees": [str(one) for one in ([event["ATTENDEE"]] if not isinstance(event["ATTENDEE"], list) else event["ATTENDEE"])],
                "longest": max(len(line) for line in data.split(b"\r\n")),
                "bareLines": data.replace(b"\r\n", b"").count(b"\n"),
            }
    return None


box = imaplib.IMAP4("127.0.0.1", port)
box.login("alice", "secret1")
box.select("INBOX")
mails = []
for number in box.search(None, "ALL")[1][0].split():
    raw = box.fetch(number, "(BODY.PEEK[])")[1][0][1]
    changed = raw.replace(b"Intro", b"Outro")
    mails.append(
        {
            "raw": base64.b64encode(raw).decode(),
            "signed": signed(raw),
            "signedWhenChanged": changed != raw and signed(changed),
            "calendar": calendar_of(raw),
        }
    )
print(json.dumps(mails))
