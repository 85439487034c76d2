import type { PromiseRow } from "./promise.ts";

export const marketing: readonly PromiseRow[] = [
  {
    id: "P-131",
    says: "Every promotional mail ends by one click",
    state: {
      shown: [
        {
          file: "tests/features/consents/news.test.ts",
          test: "the mail to whoever ticked the box carries RFC 8058's headers and the same link to see; a POST without a word of ours ends it at once",
        },
      ],
    },
  },
  {
    id: "P-132",
    says: "Unsubscribing holds at once",
    state: {
      shown: [
        {
          file: "tests/features/consents/news.test.ts",
          test: "whoever says no between the queue and the sending gets no mail",
        },
        {
          file: "tests/features/consents/news.test.ts",
          test: "the mail to whoever ticked the box carries RFC 8058's headers and the same link to see; a POST without a word of ours ends it at once",
        },
      ],
    },
  },
  {
    id: "P-133",
    says: "Preferences open from each such mail",
    state: {
      shown: [
        {
          file: "tests/features/consents/news.test.ts",
          test: "reminders are turned off and on by the same page, and news stay as they are",
        },
      ],
    },
  },
  {
    id: "P-134",
    says: "Preferences are in the account, too",
    state: {
      shown: [
        {
          file: "tests/features/consents/news.test.ts",
          test: "whoever signs in chooses from their account, business by business, and the next mail obeys; nobody else's business is touched",
        },
      ],
    },
  },
  {
    id: "P-135",
    says: "Opting out by post counts as well",
    state: {
      shown: [
        {
          file: "tests/features/consents/news.test.ts",
          test: "the owner takes the list as CSV with each reader's own link, notes an opt-out, and sees nothing of another business",
        },
      ],
    },
  },
  {
    id: "P-136",
    says: "Nothing is sent without a tick",
    state: {
      shown: [
        {
          file: "tests/features/consents/ledger.test.ts",
          test: "nobody is on a list who did not tick the box, and the form goes through either way",
        },
        {
          file: "tests/features/consents/news.test.ts",
          test: "a stranger's tick does not undo a no: only whoever reads that mail can, and until then nothing comes",
        },
      ],
    },
  },
  {
    id: "P-137",
    says: "No consent is needed to go on",
    state: {
      shown: [
        {
          file: "tests/features/consents/ledger.test.ts",
          test: "nobody is on a list who did not tick the box, and the form goes through either way",
        },
      ],
    },
  },
  {
    id: "P-138",
    says: "Nobody is profiled for marketing",
    state: {
      shown: [
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "no column holds interests, demographics, a place on earth or a marketing profile",
        },
        {
          file: "tests/unit/privacy/data-map.test.ts",
          test: "every column of the schema has its entry in the data map, and no entry is left over",
        },
      ],
    },
  },
  {
    id: "P-139",
    says: "Service mails hold no promotion",
    state: {
      shown: [
        {
          file: "tests/unit/messages/what-mails-say.test.ts",
          test: "mails that come unasked for are a closed list of kinds, and none but news, reminders and words after a meeting can be optional",
        },
        {
          file: "tests/unit/messages/what-mails-say.test.ts",
          test: "no mail of the service praises, advertises or recommends anything",
        },
      ],
    },
  },
  {
    id: "P-140",
    says: "Who was referred can opt out in the first mail",
    state: { doesNotApply: "Nobody can be referred; no such mail exists." },
  },
  {
    id: "P-141",
    says: "A newsletter is asked for twice",
    state: {
      shown: [
        {
          file: "tests/features/consents/news.test.ts",
          test: "a tick alone brings no news: the address is asked by mail, looking confirms nothing, and one press does",
        },
      ],
    },
  },
  {
    id: "P-142",
    says: "Opting out of everything keeps the account",
    state: {
      shown: [
        {
          file: "tests/features/consents/choices.test.ts",
          test: "whoever says no to every optional mail signs in, works and is served as before",
        },
      ],
    },
  },
];
